import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { database } from '#db/connection.server'
import { currentTime } from '~/kit/clock.server'
import type { Context } from '~/kit/context.server'
import { NotAllowed, NotFound, NotReadable, Refusal, TooManyTries } from '~/kit/errors'
import { visitor } from '~/kit/actor'
import { newId } from '~/kit/chance.server'
import { audienceAt, audiences, roleWords } from './roles'
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
      if (!visit) throw redirect(`/sign-in?next=${encodeURIComponent(nextPath(args.request, url))}`)
      mustBelong(url, visit)
      return work({ ...opened(args, url, visit, now), visit })
    })
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
  const audience = audienceAt(url.pathname)
  if (!audience) return
  const members: readonly string[] = audiences[audience]
  if (!members.includes(visit.actor.role)) {
    const who = audiences[audience].map((role) => roleWords[role].toLowerCase()).join(', ')
    throw new NotAllowed(`This part of Onward is for: ${who}.`)
  }
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
