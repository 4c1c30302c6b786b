import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { database } from '#db/connection.server'
import { newId } from '~/kit/chance.server'
import type { Context } from '~/kit/context.server'
import { NotAllowed, NotFound, NotReadable, Refusal, TooManyTries } from '~/kit/errors'
import { log } from '~/kit/log.server'
import { problemAnswer, type FieldProblem, type Problem } from '~/kit/problem.server'
import { countTry, type Throttle } from '~/kit/throttle.server'
import { askedAt, keepRequest, programBehind, type Program } from './token.server'

/*
 * The door for programs. Whoever comes brings a token of an organisation (`Authorization: Bearer …`) and acts with the rights
 * of that token and no others, as the role `machine`. No cookie is read here, so nobody's browser can be made to do a deed.
 * A no goes back as application/problem+json. Every call is counted and kept for the organisation to look at.
 */

/** What this door hands to its room: for which organisation, with which rights, at what time, and what is asked. */
export type MachineCall = {
  ctx: Context
  tokenId: string
  request: Request
  url: URL
  /** An id of the address; a 404 for anything that is not a UUID. */
  id: (name: string) => string
}

/** Something in what a program sent is wrong in a way that has a status of its own. */
export class BadCall extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly sentence: string,
    readonly fields?: readonly FieldProblem[],
  ) {
    super(`${code}: ${sentence}`)
    this.name = 'BadCall'
  }
}

const usual: Throttle = {
  name: 'api-token',
  tries: 600,
  seconds: 60,
  sentence: 'This token has asked too often. Up to 600 calls a minute are answered.',
}

const strangers: Throttle = {
  name: 'api-stranger',
  tries: 60,
  seconds: 60,
  sentence: 'Too many calls came without a token that holds. Wait a minute.',
}

/** A door for programs that bring a token. */
export function byMachine(work: (call: MachineCall) => Promise<Response>) {
  return async (args: LoaderFunctionArgs | ActionFunctionArgs): Promise<Response> => {
    const reference = text(args.context.requestId) ?? newId()
    const began = askedAt()
    return answered(reference, async () => {
      const program = await comer(args)
      const answer = await answered(reference, () => work(callOf(args, program, reference)), program)
      await keepRequest(program, args.request, answer.status, began)
      return answer
    })
  }
}

/** Who comes: a program with a token that holds, and that does not ask too often. */
async function comer({ request, context }: LoaderFunctionArgs | ActionFunctionArgs): Promise<Program> {
  const [, secret] = /^Bearer ([\w-]{20,200})$/.exec(request.headers.get('Authorization') ?? '') ?? []
  const program = secret ? await programBehind(secret) : null
  if (program) {
    await countTry(usual, program.tokenId)
    return program
  }
  await countTry(strangers, text(context.ip) ?? 'unknown')
  throw new BadCall(
    401,
    'no-token',
    'Send a token that holds: “Authorization: Bearer …”. A manager of your organisation makes one on the page “Access for programs”.',
  )
}

function callOf(args: LoaderFunctionArgs | ActionFunctionArgs, program: Program, requestId: string): MachineCall {
  const { actor, now, tokenId } = program
  return {
    ctx: { db: database(), actor, now, requestId },
    tokenId,
    request: args.request,
    url: new URL(args.request.url),
    id: (name) => {
      const parsed = z.uuid().safeParse(args.params[name])
      if (!parsed.success) throw new NotFound()
      return parsed.data
    },
  }
}

/** Rooms throw their kind of "no"; here each becomes a problem that a program reads. */
async function answered(
  reference: string,
  work: () => Promise<Response>,
  program: Program | null = null,
): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    const problem = problemOf(error, program)
    if (problem.status === 500) log.error({ event: 'fault', requestId: reference }, error)
    return problemAnswer({ ...problem, reference })
  }
}

function problemOf(error: unknown, program: Program | null): Omit<Problem, 'reference'> {
  if (error instanceof NotFound) return { status: 404, code: 'not-found', sentence: 'There is nothing here for you.' }
  if (error instanceof NotAllowed) {
    const rights = program ? ` This token has the rights: ${program.actor.rights.join(', ')}.` : ''
    return { status: 403, code: 'not-allowed', sentence: `${error.sentence}${rights}` }
  }
  if (error instanceof NotReadable) return { status: 400, code: 'not-readable', sentence: error.sentence }
  if (error instanceof Refusal) return refusalProblem(error)
  if (error instanceof TooManyTries) {
    const headers = { 'Retry-After': String(error.retryAfterSeconds) }
    return { status: 429, code: 'too-many', sentence: error.sentence, headers }
  }
  if (error instanceof BadCall) {
    const { status, code, sentence, fields } = error
    const who = status === 401 && { headers: { 'WWW-Authenticate': 'Bearer realm="Onward"' } }
    return { status, code, sentence, ...who, ...(fields && { fields }) }
  }
  return {
    status: 500,
    code: 'fault',
    sentence: 'Sorry, something went wrong. Give the reference if you ask for help.',
  }
}

const statuses: Record<string, number> = { 'changed-meanwhile': 412, 'key-used': 422, 'not-valid': 422 }

// What a page says of itself, a program reads of what it holds.
const forPrograms: Record<string, string> = {
  'changed-meanwhile': 'This has changed since the version you sent. Read it again, and decide on what it is now.',
}

function refusalProblem({ code, field, ...refusal }: Refusal): Omit<Problem, 'reference'> {
  const status = statuses[code] ?? 409
  const sentence = forPrograms[code] ?? refusal.sentence
  return { status, code, sentence, ...(field && { fields: [{ field, sentence }] }) }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
