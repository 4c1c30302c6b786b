import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable, type EntryContext, type HandleErrorFunction } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import type { ReactElement } from 'react'
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server'
import { heldBack, isHydrated } from '~/cli/handed-over.server'
import { operate } from '~/cli/operate.server'
import { pageFacts, type PageFacts } from '~/cli/page-facts.server'
import { hasErrors, isFormReply } from '~/kit/form'
import { log } from '~/kit/log.server'
import { NonceProvider } from '~/kit/nonce'
import { KeptHtml } from '~/kit/kept-html'

// The operator's commands, the jobs and the web server live in this one bundle, so that they share every module.
export { operate }

const LONGEST_RENDER_MS = 10_000

/** No loader of ours answers with a promise: Remix need not keep a timer for one as long as it would. */
export const streamTimeout = 100

/** Pages that do not hydrate are rendered whole, which costs half as much; the few that do are streamed. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext: unknown,
) {
  const facts = pageFacts(loadContext)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store')
  showReference(context, facts)
  return hydrates(context)
    ? streamed(request, status, headers, context, facts)
    : buffered(request, status, headers, context, facts)
}

/** Our own mistakes are logged under the number the page shows. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return
  log.error({ event: 'fault', requestId: pageFacts(context).requestId }, error)
}

function buffered(request: Request, status: number, headers: Headers, context: EntryContext, facts: PageFacts) {
  const { staticHandlerContext } = context
  const whole = {
    ...context,
    staticHandlerContext: { ...staticHandlerContext, loaderData: heldBack(staticHandlerContext.loaderData) },
    serverHandoffStream: undefined, // nothing is handed to a browser that runs no React
  }
  const page = renderToStaticMarkup(
    <KeptHtml.Provider value={keptHtml}>
      <RemixServer context={whole} url={request.url} />
    </KeptHtml.Provider>,
  )
  const html = `<!DOCTYPE html>${isFaulty(context) ? page.replace('<title>', '<title>Error: ') : page}`
  if (status === 200) facts.keep(html, headers)
  return new Response(facts.take(html) ? null : html, { status, headers })
}

const MOST_PARTS = 2000
const parts = new Map<string, string>()

/** The header and the footer as they were made before, for pages that are not hydrated. */
function keptHtml(name: string, part: ReactElement): string {
  const known = parts.get(name)
  if (known !== undefined) return known
  if (parts.size >= MOST_PARTS) parts.clear()
  const html = renderToStaticMarkup(part)
  parts.set(name, html)
  return html
}

/** A form that comes back with mistakes says so in the first word of its title, where a screen reader begins. */
function isFaulty({ staticHandlerContext }: EntryContext) {
  return Object.values(staticHandlerContext.actionData ?? {}).some((answer) => isFormReply(answer) && hasErrors(answer))
}

function streamed(request: Request, status: number, headers: Headers, context: EntryContext, facts: PageFacts) {
  const nonce = facts.allowInlineScripts()
  return new Promise<Response>((resolve, reject) => {
    const page = (
      <NonceProvider value={nonce}>
        <RemixServer context={context} url={request.url} nonce={nonce} abortDelay={LONGEST_RENDER_MS} />
      </NonceProvider>
    )
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onShellReady() {
        const body = new PassThrough()
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
        pipe(body)
      },
      onShellError: reject,
      onError: (error) => log.error({ event: 'render', requestId: facts.requestId }, error),
    })
    setTimeout(abort, LONGEST_RENDER_MS + 1000).unref()
  })
}

function hydrates({ routeModules, staticHandlerContext }: EntryContext) {
  return staticHandlerContext.matches.some(({ route }) => isHydrated(routeModules[route.id]?.handle))
}

/** A fault shows its reference number and nothing else: Remix has taken the message out, the number takes its place. */
function showReference({ staticHandlerContext }: EntryContext, { requestId }: PageFacts) {
  for (const [route, error] of Object.entries(staticHandlerContext.errors ?? {})) {
    if (error instanceof Error && staticHandlerContext.errors) staticHandlerContext.errors[route] = new Error(requestId)
  }
}
