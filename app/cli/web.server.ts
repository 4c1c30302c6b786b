import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import path from 'node:path'
import { constants } from 'node:zlib'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express'
import helmet from 'helmet'
import { database } from '#db/connection.server'
import { env, root } from '~/kit/env.server'
import { log } from '~/kit/log.server'
import { PROBLEM, problemText, type Problem } from '~/kit/problem.server'
import { answerOpenPage, placeForPage } from '~/kit/open-pages.server'
import { assetsIn } from './assets.server'
import { handingNothingOver } from './handed-over.server'
import { health } from './health.server'
import { observeRequest } from './metrics.server'
import { PageFacts } from './page-facts.server'
import { handlersByRoute } from './page-handlers.server'
import { underWay } from './rush.server'
import { refusalOf } from './web-guards.server'

/** What the development server brings: files as they are, and the build as it is at this moment. */
export type Development = { middlewares: RequestListener; loadBuild: () => Promise<ServerBuild> }

/** Everything between the socket and the pages. */
export function webHandler(build: ServerBuild, development?: Development): RequestListener {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.disable('query parser')
  app.set('trust proxy', 'loopback')
  app.use(noteRequest, securityHeaders(), answerHealth)
  if (development) app.use((request, response, next) => void allowDevelopment(response, development, request, next))
  else app.use(answerFiles())
  app.use(refuse, packed())
  const answerPage = development ? pageHandler(development.loadBuild, 'development') : pagesByRoute(build)
  app.use((request, response, next) => void answerPage(request, response, next))
  app.use(answerFault)
  return (request, response) => {
    if (!answerOpenPage(request, response)) app(request, response)
  }
}

function pageHandler(build: ServerBuild | Development['loadBuild'], mode = 'production') {
  return createRequestHandler({ build, mode, getLoadContext: loadContext })
}

function pagesByRoute(build: ServerBuild): ReturnType<typeof pageHandler> {
  const handlerFor = handlersByRoute(build, (one) => pageHandler(one === build ? one : handingNothingOver(one)))
  return (request, response, next) => handlerFor(request.path)(request, response, next)
}

/** A server with limits on everything a client may take its time over. */
export function webServer(handler: RequestListener): Server {
  const server = createServer({ maxHeaderSize: 16_384, connectionsCheckingInterval: 2000 }, handler)
  server.maxHeadersCount = 100
  server.headersTimeout = 10_000
  server.requestTimeout = 60_000
  server.keepAliveTimeout = 65_000
  return server
}

function packed(): RequestHandler {
  const pack = compression({ level: 2, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } } })
  return (request, response, next) => (request.headers['accept-encoding'] ? pack(request, response, next) : next())
}

const policy = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

function securityHeaders() {
  return helmet({
    contentSecurityPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: env().ORIGIN.startsWith('https:')
      ? { maxAge: 31_536_000, includeSubDomains: false }
      : false,
    xFrameOptions: { action: 'deny' },
  })
}

function noteRequest(request: Request, response: Response, next: () => void) {
  const began = performance.now()
  const requestId = randomUUID()
  response.locals.requestId = requestId
  response.setHeader('X-Request-Id', requestId)
  response.setHeader('Content-Security-Policy', policy)
  const isWork = request.headers.accept !== 'text/event-stream'
  if (isWork) underWay.begin()
  response.once('close', () => {
    if (isWork) underWay.end()
    const ms = performance.now() - began
    const { method, path } = request
    // A line that stays open for hours says nothing of how long pages take.
    if (response.getHeader('content-type') === 'text/event-stream') return
    observeRequest(method, response.statusCode, ms)
    if (path.startsWith('/assets/')) return
    log.info({
      event: 'request',
      requestId,
      method,
      path: withoutSecrets(path),
      status: response.statusCode,
      ms: Math.round(ms),
    })
  })
  next()
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The address without what might be a one-time code or a name: words of our own and ids stay. */
function withoutSecrets(path: string) {
  return path
    .split('/')
    .map((step) => (step === '' || uuid.test(step) || /^[a-z][a-z0-9.-]*$/.test(step) ? step : '…'))
    .join('/')
}

function answerHealth(request: Request, response: Response, next: () => void) {
  if (request.path !== '/healthz') return next()
  void health(database()).then((state) => {
    response.setHeader('Cache-Control', 'no-store')
    response.status(state.status === 'ok' ? 200 : 503).json(state)
  })
}

function answerFiles() {
  const answer = assetsIn(path.join(root, 'build', 'client'))
  return (request: Request, response: Response, next: () => void) => {
    if (!answer(request, response)) next()
  }
}

// Vite's own scripts are inline and open a socket: the policy would stop them.
function allowDevelopment(response: Response, { middlewares }: Development, request: Request, next: () => void) {
  response.removeHeader('Content-Security-Policy')
  const withNext: (request: IncomingMessage, response: ServerResponse, next: () => void) => void = middlewares
  withNext(request, response, next)
}

function refuse(request: Request, response: Response, next: () => void) {
  const refusal = refusalOf(request, env().ORIGIN)
  if (!refusal) return next()
  log.warn({ event: 'refused', requestId: requestIdOf(response), status: refusal.status })
  response.setHeader('Connection', 'close')
  const { status, sentence } = refusal
  if (isForPrograms(request)) return sendProblem(response, { status, code: 'refused', sentence })
  response.status(status).type('html').send(plainPage('This cannot be done', sentence))
}

function loadContext(request: Request, response: Response) {
  const requestId = requestIdOf(response)
  const ip = request.ip ?? 'unknown'
  const place = placeForPage(request)
  const facts = new PageFacts(requestId, ip, {
    allowInlineScripts: () => {
      const nonce = randomBytes(16).toString('base64')
      response.setHeader('Content-Security-Policy', `${policy}; script-src 'self' 'nonce-${nonce}'`)
      return nonce
    },
    keep: (html, headers) => {
      if (place && !headers.has('Set-Cookie')) place(html, { ...textHeaders(response), ...Object.fromEntries(headers) })
    },
    take: (html) => sentWhole(response, html),
  })
  return { requestId, ip, facts }
}

/** A page in one piece goes around the adapter, which would make a stream of it and send that in two. */
function sentWhole(response: Response, html: string) {
  const end = response.end.bind(response)
  response.end = () => end(html)
  return true
}

/** What every answer of ours says; the request's own number is for that request only. */
function textHeaders(response: Response) {
  const headers = Object.entries(response.getHeaders()).flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'x-request-id' ? [[name, value]] : [],
  )
  return Object.fromEntries(headers)
}

const ourFault = 'Sorry, something went wrong. Give the reference if you ask for help.'

function isForPrograms({ path }: Request) {
  return path.startsWith('/api/')
}

function sendProblem(response: Response, problem: Omit<Problem, 'reference'>) {
  const text = problemText({ ...problem, reference: requestIdOf(response) })
  response.status(problem.status).setHeader('Content-Type', PROBLEM).end(text)
}

const answerFault: ErrorRequestHandler = (error, request, response, _next) => {
  const requestId = requestIdOf(response)
  log.error({ event: 'fault', requestId }, error)
  if (response.headersSent) return response.destroy()
  if (isForPrograms(request)) return sendProblem(response, { status: 500, code: 'fault', sentence: ourFault })
  response
    .status(500)
    .type('html')
    .send(plainPage('Sorry, something went wrong', `If you ask for help, give this number: ${requestId}`))
}

function requestIdOf(response: Response): string {
  return String(response.locals.requestId)
}

function plainPage(title: string, sentence: string) {
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>${title} - Onward</title><h1>${title}</h1><p>${sentence}</p>`
}
