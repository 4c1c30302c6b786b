import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import pg, { type Pool } from 'pg'
import { z } from 'zod'
import type { DB } from '#db/schema'
import type { Actor } from './actor'
import { currentTime } from './clock.server'
import { systemContext, type Context } from './context.server'
import { log } from './log.server'

/** Something that happens later: a name, the shape of its payload, and what it does once it has looked at the world again. */
export type Job<P> = {
  name: string
  payload: z.ZodType<P>
  run: (ctx: Context, payload: P) => Promise<unknown>
  /** What may have to wait long for somebody outside has hands of its own, so that nothing else waits with it. */
  hands?: 'post'
  /** Asked in the deed's own statement, of what it was done to: whether a reaction is worth its place in the queue. */
  matters?: (subjectId: RawBuilder<string>) => RawBuilder<boolean>
  /** Whose deeds a reaction follows, where it is not everybody's. */
  concerns?: (actor: Actor) => boolean
}

export const reactionPayload = z.object({ eventId: z.uuid(), subjectId: z.uuid(), learnerId: z.uuid().nullable() })
export type Reaction = Job<z.output<typeof reactionPayload>>

/** A job as the queue sees it: whatever comes in is checked first. */
type Known = { hands: 'post' | 'usual'; run: (ctx: Context, payload: unknown) => Promise<unknown> }

const jobs = new Map<string, Known>()
const reactions = new Map<string, Reaction[]>()

/** Names a job, so that the queue can find it. */
export function defineJob<P>(job: Job<P>): Job<P> {
  jobs.set(job.name, { hands: job.hands ?? 'usual', run: (ctx, payload) => job.run(ctx, job.payload.parse(payload)) })
  return job
}

type When = { key?: string; runAt?: Date; delaySeconds?: number }

/** Puts a job in the queue inside the deed's own transaction. A `key` makes it wait there once only. */
export async function enqueue<P>(ctx: Context, job: Job<P>, payload: P, when: When = {}) {
  await sql`select ${queued(job, sql`${JSON.stringify(job.payload.parse(payload))}::json`, when)}`.execute(ctx.db)
}

/** The putting of a job in the queue as part of a larger statement, which may make the payload itself. */
export function queued<P>(
  { name }: Job<P>,
  payload: RawBuilder<unknown>,
  { key = null, runAt, delaySeconds }: Omit<When, 'key'> & { key?: string | null | RawBuilder<unknown> } = {},
) {
  return sql`graphile_worker.add_job(${name}::text, ${payload}, run_at := ${startOf(runAt, delaySeconds)}, job_key := ${key}::text)`
}

// A delay is counted on the database's clock, by which the queue is worked, whatever day it is for everybody.
function startOf(runAt: Date | undefined, delaySeconds: number | undefined) {
  return delaySeconds === undefined
    ? sql`${runAt ?? null}::timestamptz`
    : sql`now() + make_interval(secs => ${delaySeconds})`
}

/** A later room reacts to an event of an earlier one; `app/jobs.ts` lists them all. */
export function react(action: string, reaction: Reaction) {
  const known = reactions.get(action) ?? []
  if (!known.includes(reaction)) reactions.set(action, [...known, reaction])
}

/** What wakes up after a deed of this kind, done by this person. */
export function reactionsTo(action: string, actor: Actor): Reaction[] {
  return (reactions.get(action) ?? []).filter(({ concerns }) => concerns?.(actor) ?? true)
}

/** Does one job by name, in the system's own context at the time it is for everybody. */
export async function perform(db: Kysely<DB>, name: string, payload: unknown, now?: Date) {
  const job = jobs.get(name)
  if (!job) throw new Error(`No job is called ${name}. Import its file in app/jobs.ts.`)
  await job.run(systemContext(db, now ?? (await currentTime(db)), `job:${name}`), payload)
}

/** So many letters are handed over at once. */
export const POST_HANDS = 6

/** How many jobs are done at once, and whether several are taken from the queue in one go. */
const hands = {
  usual: { concurrency: 4 },
  post: { concurrency: POST_HANDS, takenAtOnce: 50 },
} as const

/**
 * Runs the queue until it is stopped: the letters that leave by hands of their own, and everything else. Each job waits for `calm` first.
 */
export async function runJobs(
  db: Kysely<DB>,
  pool: Pool,
  calm: () => Promise<void> = () => Promise.resolve(),
): Promise<{ stop: () => Promise<void> }> {
  const running = await Promise.all((['usual', 'post'] as const).map((kind) => keepRunning(db, pool, kind, calm)))
  return { stop: () => Promise.all(running.map(({ stop }) => stop())).then(() => {}) }
}

/**
 * The library's runner shuts itself down when it loses the database, and may hang in that; so the first sign of its end is
 * enough for another one to be begun.
 */
async function keepRunning(db: Kysely<DB>, pool: Pool, kind: keyof typeof hands, calm: () => Promise<void>) {
  const taskList: TaskList = Object.fromEntries(
    [...jobs]
      .filter(([, job]) => job.hands === kind)
      .map(([name]) => [name, (payload: unknown) => calm().then(() => perform(db, name, payload))]),
  )
  const ids: string[] = []
  let isOver = false
  const begin = () => beginRunner(pool, taskList, ids, hands[kind])
  let current = await begin()
  const beginAgain = async () => {
    await letGo(db, ids)
    ids.length = 0
    current = await inTime(begin())
    if (isOver) await current.stop()
  }
  const watch = async () => {
    while (!isOver) {
      await current.ended
      if (isOver) return
      log.warn({ event: 'jobs-ended' })
      await Promise.all([wait(BEGIN_AGAIN_MS), Promise.race([current.stop(), wait(BEGIN_AGAIN_MS)])])
      await beginAgain().catch((error: unknown) => log.warn({ event: 'jobs-not-begun', kind: kindOf(error) }))
    }
  }
  void watch()
  return {
    stop: () => {
      isOver = true
      return current.stop()
    },
  }
}

const BEGIN_AGAIN_MS = 1000
const LONGEST_BEGINNING_MS = 10_000

/** One runner of the library; `ids` learns under which name it marks the jobs it takes. */
async function beginRunner(
  shared: Pool,
  taskList: TaskList,
  ids: string[],
  { concurrency, takenAtOnce }: { concurrency: number; takenAtOnce?: number },
) {
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => ids.push(workerPool.id))
  const shuttingDown = new Promise<void>((resolve) => events.once('pool:gracefulShutdown', () => resolve()))
  // Told one by one, what became of a job is told by a promise nobody waits for: a lost connection would end this process.
  const together = { completeJobBatchDelay: 0, failJobBatchDelay: 0 }
  const preset = { worker: { ...together, ...(takenAtOnce && { localQueue: { size: takenAtOnce } }) } }
  const settings = { preset, concurrency, noHandleSignals: true, crontab: '', logger: quietLogger() }
  // Connections of its own: one that hangs may never give back what it holds, and that must be missed by nobody else.
  const pgPool = ownPool(shared, concurrency + LISTENING)
  const leave = () => Promise.race([pgPool.end().catch(() => {}), wait(BEGIN_AGAIN_MS)])
  const runner = await run({ pgPool, taskList, events, ...settings }).catch(async (error: unknown) => {
    await leave()
    throw error
  })
  return {
    ended: Promise.race([shuttingDown, runner.promise.catch(() => {})]),
    stop: () => runner.stop().then(leave, leave), // it may have ended by itself
  }
}

const LISTENING = 2

function ownPool({ options }: Pool, max: number): Pool {
  const pool = new pg.Pool({ ...options, max })
  const lost = (error: Error) => log.warn({ event: 'connection-lost', kind: kindOf(error) })
  pool.on('error', lost).on('connect', (client) => client.on('error', lost))
  return pool
}

/** A beginning may hang as well; one that comes too late is ended again, since another will have begun by then. */
async function inTime(beginning: ReturnType<typeof beginRunner>) {
  const begun = await Promise.race([beginning, wait(LONGEST_BEGINNING_MS)])
  if (begun) return begun
  void beginning.then(
    (late) => late.stop(),
    () => {},
  )
  throw new Error('The queue did not begin in time.')
}

/** What an ended runner had in its hands is free to be taken up again. */
function letGo(db: Kysely<DB>, ids: string[]) {
  return sql`select graphile_worker.force_unlock_workers(${ids}::text[])`.execute(db)
}

function kindOf(error: unknown) {
  return error instanceof Error ? error.name : typeof error
}

/** Does all that waits in the queue, and what that causes in turn: for tests and for the demo's walk through a year. */
export async function drainJobs(db: Kysely<DB>, now?: Date): Promise<string[]> {
  const done: string[] = []
  for (;;) {
    const waiting = await sql<{ id: string; task: string; payload: unknown }>`
      delete from graphile_worker._private_jobs as job using graphile_worker._private_tasks as task
      where task.id = job.task_id and job.id in (
        select id from graphile_worker._private_jobs where locked_at is null order by priority, run_at, id limit 50 for update skip locked)
      returning job.id, task.identifier as task, job.payload`.execute(db)
    if (waiting.rows.length === 0) return done
    for (const { task, payload } of waiting.rows.sort((a, b) => Number(a.id) - Number(b.id))) {
      await perform(db, task, payload, now)
      done.push(task)
    }
  }
}

function quietLogger() {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn({ event: 'jobs', detail: message })
  })
}
