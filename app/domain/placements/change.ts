import { addDays, formatDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'

/** How far back a change may be told of: what was agreed last month is in the registers by now. */
const DAYS_BACK = 28

type Span = { startsOn: string; endsOn: string }

/** The first day of a change: within the placement, not long ago, and not before a change that is known already. */
export function refuseOddChange(day: string, { startsOn, endsOn }: Span, today: string, lastChange: string | null) {
  if (day < startsOn) throw new Refusal('too-early', `The placement begins on ${formatDay(startsOn)}`, 'day')
  if (day > endsOn) throw new Refusal('too-late', `The placement ends on ${formatDay(endsOn)}`, 'day')
  if (day < addDays(today, -DAYS_BACK))
    throw new Refusal('long-ago', `Enter a day of the last ${DAYS_BACK} days, or one to come`, 'day')
  if (lastChange !== null && day < lastChange)
    throw new Refusal(
      'before-change',
      `It has been changed from ${formatDay(lastChange)} on: choose a later day`,
      'day',
    )
}

type Booked = { fromOn: string; untilOn: string }

/** The blocks that count on a day or will: of what is over, those that counted last. */
export function timesOn<B extends Booked>(blocks: readonly B[], day: string): B[] {
  const ahead = blocks.filter(({ untilOn }) => untilOn >= day)
  if (ahead.length > 0) return ahead
  const last = blocks.reduce((latest, { untilOn }) => (untilOn > latest ? untilOn : latest), '')
  return blocks.filter(({ untilOn }) => untilOn === last)
}

/** From when or until when a block counts, where that is not the whole of what is left. */
export function spanWords({ fromOn, untilOn }: Booked, endsOn: string, day: string): string {
  if (fromOn > day) return `, from ${formatDay(fromOn)}`
  return untilOn < endsOn && untilOn >= day ? `, until ${formatDay(untilOn)}` : ''
}

type Seat = { id: string; blocks: readonly { id: string }[] }

/**
 * Out of which shared courses the new blocks are taken: where the learner has a place already, else of the first that has the
 * block. A block that nobody shares cannot be chosen.
 */
export function seatsFor<S extends Seat>(added: readonly string[], shared: readonly S[], held: readonly string[]) {
  const ordered = [...shared].sort((a, b) => Number(held.includes(b.id)) - Number(held.includes(a.id)))
  const seats = new Map<string, { run: S; blockIds: string[]; isNew: boolean }>()
  for (const blockId of added) {
    const run = ordered.find(({ blocks }) => blocks.some(({ id }) => id === blockId))
    if (!run) throw new Refusal('no-such-block', 'Choose blocks from the list.', 'blocks')
    const seat = seats.get(run.id) ?? { run, blockIds: [], isNew: !held.includes(run.id) }
    seats.set(run.id, { ...seat, blockIds: [...seat.blockIds, blockId] })
  }
  return [...seats.values()]
}

/** A learner who is somewhere else in one of the blocks: which block, and with what. */
export function refuseClash(taken: { name: string; courseTitle: string } | undefined) {
  if (!taken) return
  throw new Refusal('block-taken', `The learner is at ${taken.courseTitle} in ${taken.name}. Choose something else.`)
}
