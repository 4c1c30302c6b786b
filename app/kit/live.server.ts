import { sql } from 'kysely'
import type { Context } from './context.server'

/*
 * Pages that stay open and follow what happens elsewhere. A deed announces a topic in its own transaction; the database tells
 * every web process; each tells the open pages that watch this topic to look again. No word about anybody goes this way.
 */

const CHANNEL = 'live'
const HEARTBEAT_MS = 20_000
const MOST_OF_ONE = 8
const MOST_OF_ALL = 4000
const MARGIN_MS = 1000

/** What must be heard for open pages to be told. */
export const liveChannel = CHANNEL

type Watcher = { tell: () => void; close: () => void; owner: string }

const watchers = new Map<string, Set<Watcher>>()
const changedAt = new Map<string, number>()
let heardSince = Number.POSITIVE_INFINITY
let open = 0

/** Says, with the deed it stands in, that something about a topic has changed. */
export async function announce(ctx: Context, topic: string) {
  await sql`select pg_notify(${CHANNEL}, ${topic})`.execute(ctx.db)
}

/** The database has said that something about a topic has changed. */
export function heard(topic: string) {
  changedAt.set(topic, Date.now())
  for (const { tell } of watchers.get(topic) ?? []) tell()
}

/** We hear of changes from now on, or do not any more: whoever watches looks again when the line stands. */
export function hearing(isHearing: boolean) {
  heardSince = isHearing ? Date.now() : Number.POSITIVE_INFINITY
  changedAt.clear()
  if (isHearing) for (const each of watchers.values()) for (const { tell } of each) tell()
}

/** Ends every open line, so that the process can end. */
export function closeLines() {
  for (const each of [...watchers.values()]) for (const { close } of [...each]) close()
}

type Watching = {
  topic: string
  /** Whose line it is: one person has a handful at most. */
  owner: string
  /** When the page that asks was made; what has changed since is told at once. */
  since: number
  signal: AbortSignal
  /** Asked with every heartbeat: a line does not outlive the session it was opened in. */
  isStillOpen: () => Promise<boolean>
}

/** A line that stays open (server-sent events) and says “changed” whenever something about a topic has. */
export function liveLine({ topic, owner, since, signal, isStillOpen }: Watching): Response {
  if (open >= MOST_OF_ALL || linesOf(owner) >= MOST_OF_ONE) return new Response(null, { status: 429 })
  let leave = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (text: string) => controller.enqueue(bytes.encode(text))
      const watcher = { owner, tell: () => say('event: changed\ndata: 1\n\n'), close: () => leave() }
      const beat = setInterval(() => {
        void isStillOpen().then(
          (still) => (still ? say(': still here\n\n') : leave()),
          () => leave(),
        )
      }, HEARTBEAT_MS)
      leave = () => {
        leave = () => {}
        clearInterval(beat)
        remove(topic, watcher)
        controller.close()
      }
      add(topic, watcher)
      say('retry: 2000\n\n')
      if (mayHaveMissed(topic, since)) watcher.tell()
      signal.addEventListener('abort', () => leave(), { once: true })
    },
    cancel: () => leave(),
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream',
      // A line that is packed or kept anywhere would not be heard in time.
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
}

const bytes = new TextEncoder()

function mayHaveMissed(topic: string, since: number) {
  const last = Math.max(changedAt.get(topic) ?? 0, heardSince)
  return last + MARGIN_MS > since
}

function add(topic: string, watcher: Watcher) {
  watchers.set(topic, (watchers.get(topic) ?? new Set()).add(watcher))
  open += 1
}

function remove(topic: string, watcher: Watcher) {
  const each = watchers.get(topic)
  if (!each?.delete(watcher)) return
  open -= 1
  if (each.size === 0) watchers.delete(topic)
}

function linesOf(owner: string) {
  let count = 0
  for (const each of watchers.values()) for (const watcher of each) if (watcher.owner === owner) count += 1
  return count
}
