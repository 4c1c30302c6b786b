import type { z } from 'zod'
import type { JsonObject } from '#db/json'
import type { Context } from '~/kit/context.server'
import { hashed } from '~/kit/chance.server'
import { plainJson } from '~/kit/json'
import { answerOnce } from '~/kit/once.server'
import { BadCall, type MachineCall } from './machine.server'

/*
 * How a deed comes in from a program: one deed in one call, as JSON, under a key of its own. A call that comes again with the same
 * key is answered as before and does nothing.
 */

/** What a deed goes back with: ids, codes and numbers, and nothing about the person it was done to. */
export type DeedAnswer = JsonObject & { version?: number }

/** A deed of a program: the body fits its schema, and the work is done once for each `Idempotency-Key`. */
export async function deedByMachine<S extends z.ZodType>(
  { ctx, tokenId, request, url }: MachineCall,
  schema: S,
  work: (ctx: Context, body: z.output<S>) => Promise<DeedAnswer>,
): Promise<Response> {
  const key = keyOf(request)
  const sent = await jsonIn(request)
  const body = checked(schema, sent.json)
  const asked = `${request.method} ${url.pathname}\n${sent.text}`
  const { answer, isAgain } = await answerOnce(ctx, { tokenId, key, asked }, (ctx) => work(ctx, body))
  return machineAnswer(answer, isAgain ? { 'Idempotency-Replayed': 'true' } : {})
}

/** The same where the deed is done to something that may have changed meanwhile: `If-Match` says which version was seen. */
export function deedOnVersion<S extends z.ZodType<object>>(
  call: MachineCall,
  schema: S,
  work: (ctx: Context, body: z.output<S> & { version: number }) => Promise<DeedAnswer>,
): Promise<Response> {
  const version = versionSeen(call.request)
  return deedByMachine(call, schema, (ctx, body) => work(ctx, { ...body, version }))
}

/** An answer for one program alone; with a version it carries the tag to send back with a deed. */
export function machineAnswer(body: DeedAnswer, headers: Record<string, string> = {}): Response {
  return new Response(plainJson(body), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'private, no-store',
      ...(body.version === undefined ? {} : { ETag: `"${body.version}"` }),
      ...headers,
    },
  })
}

/** A list that is asked for again and again: whoever has the same already is told so. */
export function answerUnlessKnown({ request }: MachineCall, body: JsonObject, tagged: JsonObject): Response {
  const tag = `"${hashed(JSON.stringify(tagged)).slice(0, 32)}"`
  if (request.headers.get('If-None-Match') === tag) return new Response(null, { status: 304, headers: { ETag: tag } })
  return machineAnswer(body, { ETag: tag })
}

function keyOf(request: Request): string {
  const key = request.headers.get('Idempotency-Key')?.trim() ?? ''
  if (/^[\x21-\x7e]{8,200}$/.test(key)) return key
  throw new BadCall(
    400,
    'no-key',
    'Send an “Idempotency-Key” of 8 to 200 letters with each deed, such as a new UUID. Send the same key when you try again.',
  )
}

function versionSeen(request: Request): number {
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(request.headers.get('If-Match')?.trim() ?? '') ?? []
  if (version !== undefined) return Number(version)
  throw new BadCall(
    428,
    'no-version',
    'Say which version you have seen: send “If-Match” with the ETag of the application as you last read it.',
  )
}

/** What was sent, as it came and as it is read. */
async function jsonIn(request: Request): Promise<{ text: string; json: unknown }> {
  if (!/^application\/json\b/i.test(request.headers.get('Content-Type') ?? '')) {
    throw new BadCall(415, 'not-json', 'Send JSON, with “Content-Type: application/json”.')
  }
  const text = await request.text()
  try {
    return { text, json: JSON.parse(text) }
  } catch {
    throw new BadCall(400, 'not-readable', 'What was sent is not JSON that can be read.')
  }
}

function checked<S extends z.ZodType>(schema: S, json: unknown): z.output<S> {
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), sentence: message }))
  throw new BadCall(422, 'not-valid', 'Something is wrong in what was sent. See “errors”.', fields)
}
