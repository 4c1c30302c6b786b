import { ownStarts } from '~/domain/changed-offers/own-start.queries.server'
import { findCycle } from '~/domain/cycles/cycle.queries.server'
import type { Context } from '~/kit/context.server'
import { formatDay } from '~/kit/dates'
import { findAtDesk } from './document.queries.server'

/** A learner at the desk with the other starts of the provider that take somebody this year. */
export async function findTransfer(ctx: Context, choiceId: string) {
  const { choice } = await findAtDesk(ctx, choiceId)
  const cycle = await findCycle(ctx, choice.cycleId)
  const starts = await ownStarts(ctx, choice.providerId, cycle, choice.courseRunId)
  const options = starts
    .filter(({ id }) => id !== choice.courseRunId)
    .map(({ id, title, startsOn, startText, siteName }) => ({
      value: id,
      text: [title, startsOn ? formatDay(startsOn) : startText, siteName].filter(Boolean).join(', '),
    }))
  return { choice, options }
}
