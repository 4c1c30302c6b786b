import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { database } from '#db/connection.server'
import { currentTime } from '~/kit/clock.server'
import type { Context } from '~/kit/context.server'
import { NotAllowed, NotFound, NotReadable, Refusal, TooManyTries } from '~/kit/errors'
import { visitor } from '~/kit/actor'
import { newId } from '~/kit/chance.server'
import { whoCan } from './policy'
import { lackingFor } from './provider-doors'
import { membersAt, roleWords } from './roles'
import { settleDraft } from './draft.server'
import { forgetKeptForm, keepForm } from './kept-form.server'
import { readSession, type Visit } from './session.server'

type Arguments = LoaderFunctionArgs | ActionFunctionArgs

/** What a door hands to its room: who visits, for which organisation, at what time, and the ids in the address. */
export type Opened = {
  ctx: Context
  request: Request
  url: URL
  params: Record<string, string | undefined>
  /** An id of the address; a 404 for anything that is not a UUID, so that a bad id never reaches SQL. */
  id: (name: string) => string
  /** Who signed in; null for a visitor. */
  visit: Visit | null
  ip: string
}

/** A door for people who have signed in, and whose part of the site this is. */
export function signedIn<T>(work: (opened: Opened & { visit: Visit }) => Promise<T>) {
  return (args: Arguments): Promise<T> =>
    answered(async () => {
      const { visit, now } = await arrivalOf(args)
      const url = new URL(args.request.url)
      if (!visit) throw await wayBack(args.request, url)
      if (isOnlyKept(args.request, url)) throw await wayBack(args.request, url, visit)
      mustBelong(url, visit)
      const answer = await work({ ...opened(args, url, visit, now), visit })
      if (args.request.method === 'POST' && isDone(answer)) await forgetTyping(args.request, url, visit)
      return answer
    })
}

/** To the sign-in page and back here: with what was typed, where a form came after its session had ended. */
async function wayBack(request: Request, url: URL, visit?: Visit) {
  const page = nextPath(request, url)
  const isForm = request.method === 'POST' && (request.headers.get('Sec-Fetch-Mode') ?? 'navigate') === 'navigate'
  const { id: accountId = null, membershipId = null } = visit?.actor ?? {}
  const owner = accountId === null ? undefined : { accountId, membershipId }
  const cookie = isForm ? await keepForm(request, page.split('?')[0] ?? page, owner) : null
  const headers = cookie ? { 'Set-Cookie': cookie } : undefined
  return redirect(visit ? page : `/sign-in?next=${encodeURIComponent(page)}`, headers ? { headers } : {})
}

/** A page that believed its session was over asks for its form to be kept and for nothing else. */
function isOnlyKept(request: Request, url: URL) {
  return request.method === 'POST' && url.searchParams.has('keep')
}

function isDone(answer: unknown) {
  return answer instanceof Response && answer.status >= 300 && answer.status < 400
}

/** What was typed has become a deed: what was kept of it before is not wanted any more. */
async function forgetTyping(request: Request, url: URL, visit: Visit) {
  // The deed is done: should this fail, what was typed is offered once more, and that is all.
  await Promise.all([forgetKeptForm(request), settleDraft(visit.actor.id, url.pathname)]).catch(() => {})
}

/** A door that is open to all; a visitor who has signed in is still known. */
export function anyone<T>(work: (opened: Opened) => Promise<T>) {
  return (args: Arguments): Promise<T> =>
    answered(async () => {
      const { visit, now } = await arrivalOf(args)
      return work(opened(args, new URL(args.request.url), visit, now))
    })
}

type Arrival = { visit: Visit | null; now: Date }

const arrivals = new WeakMap<object, { cookie: string | null; arrival: Promise<Arrival> }>()

/** Who comes, and when: asked once for each request, however many loaders make its page. */
function arrivalOf({ request, context }: Arguments): Promise<Arrival> {
  const cookie = request.headers.get('Cookie')
  const known = arrivals.get(context)
  if (known && known.cookie === cookie) return known.arrival
  const arrival = arrive(request)
  arrivals.set(context, { cookie, arrival })
  return arrival
}

async function arrive(request: Request): Promise<Arrival> {
  const session = await readSession(request)
  if (session) return { visit: session.visit, now: session.visit.now }
  return { visit: null, now: await currentTime(database()) }
}

function opened(args: Arguments, url: URL, visit: Visit | null, now: Date): Opened {
  const requestId = text(args.context.requestId) ?? newId()
  return {
    ctx: { db: database(), actor: visit?.actor ?? visitor, now, requestId },
    request: args.request,
    url,
    params: args.params,
    id: (name) => {
      const parsed = uuid.safeParse(args.params[name])
      if (!parsed.success) throw new NotFound()
      return parsed.data
    },
    visit,
    ip: text(args.context.ip) ?? 'unknown',
  }
}

const uuid = z.uuid()

function mustBelong(url: URL, visit: Visit) {
  const members = membersAt(url.pathname)
  const lacking = lackingFor(visit.actor, url.pathname)
  if (lacking) throw new NotAllowed(whoCan(lacking))
  if (!members || members.includes(visit.actor.role)) return
  const who = members.map((role) => roleWords[role].toLowerCase()).join(', ')
  throw new NotAllowed(`This part of Onward is for: ${who}.`)
}

/** Rooms throw their kind of "no"; here, and in the form's handler, each becomes its status code. */
async function answered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof NotFound) throw data({ sentence: null }, { status: 404 })
    if (error instanceof NotAllowed) throw data({ sentence: error.sentence }, { status: 403 })
    if (error instanceof NotReadable) throw data({ sentence: error.sentence }, { status: 400 })
    if (error instanceof Refusal) throw data({ sentence: error.sentence }, { status: 409 })
    if (error instanceof TooManyTries) {
      throw data(
        { sentence: error.sentence },
        { status: 429, headers: { 'Retry-After': String(error.retryAfterSeconds) } },
      )
    }
    throw error
  }
}

// After signing in again a person comes back to the page, not to the deed: an action's address may have no page of its own.
function nextPath(request: Request, url: URL) {
  if (request.method === 'GET') return url.pathname.replace(/\.data$/, '') + url.search
  const from = request.headers.get('Referer')
  const page = from && URL.canParse(from) ? new URL(from) : url
  return page.host === url.host ? page.pathname + page.search : url.pathname
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
