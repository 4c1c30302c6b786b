import { roles, usualRights } from '~/kit/actor'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { is } from '~/domain/applications/choice.states'
import { lockChoice, setChoiceState } from '~/domain/applications/choice-state.commands.server'
import { endUnfinishedChecks } from '~/domain/clocks/deadline.commands.server'
import { endOfferOf } from '~/domain/offers/reply-clock.commands.server'
import { cancellable } from './cancellation'
import { tellCancelled } from './cancellation.jobs.server'
import { choicesToEnd, findCancellation, unfinishedCancellations } from './cancellation.queries.server'

const AT_ONCE = 500
const CANCELLATIONS_AT_ONCE = 200

type Cancellation = Awaited<ReturnType<typeof findCancellation>>

/** Ends every open choice of a cancelled start, each in a transaction of its own: begun again, it goes on where it stopped. */
export async function endChoicesOf(ctx: Context, cancellationId: string): Promise<number> {
  const cancellation = await findCancellation(ctx, cancellationId)
  let ended = 0
  for (let after: string | null = null; ;) {
    const found: string[] = await choicesToEnd(ctx, cancellation.courseRunId, cancellable, after, AT_ONCE)
    for (const id of found) if (await endChoice(ctx, cancellation, id)) ended += 1
    after = found.at(-1) ?? null
    if (found.length < AT_ONCE) break
  }
  await ctx.db
    .updateTable('courseCancellation')
    .set((eb) => ({ finishedAt: ctx.now, choicesEnded: eb(eb.fn.coalesce('choicesEnded', eb.lit(0)), '+', ended) }))
    .where('id', '=', cancellationId)
    .execute()
  return ended
}

/** Each night: what a crash has left open, or somebody added at the very moment, ends as well. */
export async function finishCancellations(ctx: Context): Promise<number> {
  let ended = 0
  for (const id of await unfinishedCancellations(ctx, cancellable, CANCELLATIONS_AT_ONCE)) {
    ended += await endChoicesOf(ctx, id)
  }
  return ended
}

/** One choice: it ends whatever its state, its learner is told, and whoever cancelled is on the record. */
function endChoice(ctx: Context, cancellation: Cancellation, choiceId: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    if (!cancellable.includes(choice.state)) return false
    const wasSeen = is(choice.state, 'providerSees')
    const by = asProvider(ctx, cancellation, wasSeen)
    await setChoiceState(by, choice, 'cancelCourse')
    await endOfferOf(ctx, choiceId)
    if (choice.state === 'with_school') await endUnfinishedChecks(ctx, [choiceId])
    const organisationId = wasSeen ? choice.providerId : null
    const subject = { type: 'choice', id: choiceId, learnerId: choice.learnerId, organisationId }
    const why = cancellation.learnerWords ?? cancellation.label
    const eventId = await record(by, 'course.cancelled', subject, {
      before: choice.state,
      reason: cancellation.code,
      why,
    })
    const payload = { choiceId, eventId, cancellationId: cancellation.id, before: choice.state }
    await enqueue(ctx, tellCancelled, payload, { key: `course-cancelled:${eventId}` })
    return true
  })
}

// The deed is that of the person who cancelled. Of a choice that was never sent, the provider's own record says nothing.
function asProvider(
  ctx: Context,
  { cancelledById, cancelledByRole, providerId, areaId }: Cancellation,
  isSeen: boolean,
) {
  const role = roles.find((name) => name === cancelledByRole) ?? 'admissions-officer'
  return {
    ...ctx,
    actor: {
      ...ctx.actor,
      id: cancelledById,
      role,
      rights: usualRights(role),
      organisationId: isSeen ? providerId : null,
      areaId,
    },
  }
}
