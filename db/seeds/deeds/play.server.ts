import { systemContext, type Context } from '~/kit/context.server'
import { londonDay, londonMoment } from '~/kit/dates'
import { NotAllowed, NotFound, Refusal } from '~/kit/errors'
import { fridayOf } from '../season'
import { system, type Actor } from '~/kit/actor'

/** Something that somebody does at a moment of the story. Deeds of one person are done in their order. */
export type Deed = { at: Date; whose: string; act: (ctx: Context) => Promise<unknown> }

/** What happens after each stretch of the story: the queue is emptied, and the night shift works. */
export type Night = (ctx: Context) => Promise<unknown>

/** Last year is told week by week, this year day by day. */
export type Stretch = 'day' | 'week'

export type Played = { done: number; refused: Map<string, number> }

const AT_ONCE = 8

/**
 * Plays a story stretch by stretch: all that is done in it, by several people at a time, then the night after it. What
 * the rules refuse is counted and the story goes on without it, as it would for people.
 */
export async function play(
  base: Context,
  deeds: readonly Deed[],
  stretch: Stretch,
  { night, say }: Telling,
): Promise<Played> {
  const played: Played = { done: 0, refused: new Map() }
  for (const [lastDay, together] of stretches(deeds, stretch)) {
    await atOnce(base, peopleOf(together), (theirs) => playInOrder(base, theirs, played))
    await night(systemContext(base.db, londonMoment(lastDay, '23:00:00'), `demo:night:${lastDay}`))
    say(`${lastDay}: ${played.done.toLocaleString('en-GB')} of ${deeds.length.toLocaleString('en-GB')} deeds`)
  }
  return played
}

export type Telling = { night: Night; say: (line: string) => void }

/** Does things several at a time; one after the other where the database is one open transaction. */
export async function atOnce<T>(
  base: Context,
  things: readonly T[],
  work: (thing: T) => Promise<unknown>,
): Promise<void> {
  const queue = [...things]
  const next = async () => {
    for (let thing = queue.shift(); thing !== undefined; thing = queue.shift()) await work(thing)
  }
  await Promise.all(Array.from({ length: base.db.isTransaction ? 1 : AT_ONCE }, next))
}

/** The context in which somebody acts at a moment. */
export function actingAs(base: Context, actor: Actor, now: Date): Context {
  return { ...base, actor, now, requestId: `demo:${londonDay(now)}` }
}

/** Somebody's own deed at a moment. */
export function deedOf(whose: string, actor: Actor, at: Date, act: (ctx: Context) => Promise<unknown>): Deed {
  return { at, whose, act: (ctx) => act(actingAs(ctx, actor, at)) }
}

export function systemDeed(whose: string, at: Date, act: (ctx: Context) => Promise<unknown>): Deed {
  return deedOf(whose, system, at, act)
}

async function playInOrder(base: Context, deeds: readonly Deed[], played: Played) {
  for (const deed of deeds) {
    try {
      await deed.act(base)
    } catch (error) {
      count(played.refused, whyNot(error))
      if (process.env.WHY)
        process.stdout.write(`${deed.at.toISOString()} ${deed.whose} ${error instanceof Error ? error.stack : ''}\n`)
    }
    played.done += 1
  }
}

function whyNot(error: unknown): string {
  if (error instanceof Refusal) return `${error.code}: ${error.sentence}`
  if (error instanceof NotAllowed) return 'not-allowed'
  if (error instanceof NotFound) return error.message
  throw error
}

function count(counts: Map<string, number>, name: string) {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

/** The deeds in their order, each stretch under its last day. */
function stretches(deeds: readonly Deed[], stretch: Stretch): [string, Deed[]][] {
  const found = new Map<string, Deed[]>()
  for (const deed of deeds.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const day = londonDay(deed.at)
    const name = stretch === 'day' ? day : fridayOf(day)
    const together = found.get(name)
    if (together) together.push(deed)
    else found.set(name, [deed])
  }
  return [...found]
}

function peopleOf(deeds: readonly Deed[]): Deed[][] {
  const people = new Map<string, Deed[]>()
  for (const deed of deeds) {
    const theirs = people.get(deed.whose)
    if (theirs) theirs.push(deed)
    else people.set(deed.whose, [deed])
  }
  return [...people.values()]
}
