import { mustBeAllowed } from '~/access/guard.server'
import { refuseWhenChanged } from '~/domain/applications/choice'
import { lockChoice, setChoiceState, type LockedChoice } from '~/domain/applications/choice-state.commands.server'
import { findCycle } from '~/domain/cycles/cycle.queries.server'
import { takePlace } from '~/domain/offers/offer.commands.server'
import { newestOffer } from '~/domain/offers/offer.queries.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { formatDay, londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { refuseAgreementToCome, reinstateRefusal, yearAfter } from './deferral'
import { tellDeferred, tellReinstated } from './deferral.jobs.server'
import { findKept, hasChosen, startsOfNextYear } from './deferral.queries.server'
import type { DeferralForm, ReinstatementForm } from './deferral.schemas'

/** Keeps an offer or a place for a start of the next year, as the learner has agreed. */
export function deferPlace(ctx: Context, choiceId: string, form: Omit<DeferralForm, 'agreed'>) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'place.defer', choice)
    refuseWhenChanged(choice, form.version)
    refuseAgreementToCome(form.agreedOn, londonDay(ctx.now))
    const start = await startOfNextYear(ctx, choice, form.to)

    const id = newId()
    await setChoiceState(ctx, choice, 'defer', { courseRunId: form.to })
    await keepDeferral(ctx, choice, id, form)
    const agreed = { how: form.how, agreedOn: form.agreedOn }
    await record(ctx, 'choice.deferred', subjectOf(choice), { before: choice.state, start, ...agreed })
    await enqueue(ctx, tellDeferred, { deferralId: id }, { key: `deferred:${id}` })
    return id
  })
}

/** The new year has come: a kept place becomes a place again, once, on a start that is there. */
export function reinstatePlace(ctx: Context, choiceId: string, { to, version }: ReinstatementForm) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'place.defer', choice)
    refuseWhenChanged(choice, version)
    const kept = await findKept(ctx, choiceId)
    const refusal = reinstateRefusal(kept, londonDay(ctx.now), formatDay)
    if (refusal || kept === null) throw refusal
    const start = await startOfNextYear(ctx, choice, to)

    const offer = await newestOffer(ctx, choiceId)
    const isOpen = offer?.conditions.some(({ status }) => status === 'open' || status === 'not-met') ?? false
    const event = isOpen ? 'reinstate' : 'reinstateUnconditional'
    const after = await setChoiceState(ctx, choice, event, { courseRunId: to })
    await takePlace(ctx, { courseRunId: to })
    await countPlaceThere(ctx, choiceId, kept.id, to)
    await record(ctx, 'choice.reinstated', subjectOf(choice), { before: choice.state, after, start })
    await enqueue(ctx, tellReinstated, { deferralId: kept.id }, { key: `reinstated:${kept.id}` })
    return after
  })
}

async function startOfNextYear(ctx: Context, choice: LockedChoice, runId: string): Promise<string> {
  const { starts } = await startsOfNextYear(ctx, choice.id)
  const start = starts.find(({ id }) => id === runId)
  if (!start) throw new Refusal('no-such-start', 'Choose a start of this course in the next year.', 'to')
  if (await hasChosen(ctx, choice, runId)) {
    throw new Refusal('already-chosen', 'The learner has applied for this start already.', 'to')
  }
  return start.name
}

async function keepDeferral(ctx: Context, choice: LockedChoice, id: string, form: Omit<DeferralForm, 'agreed'>) {
  const { confirmFrom } = yearAfter(await findCycle(ctx, choice.cycleId))
  await ctx.db
    .insertInto('deferral')
    .values({
      id,
      choiceId: choice.id,
      beforeState: choice.state,
      fromRunId: choice.courseRunId,
      toRunId: form.to,
      agreedHow: form.how,
      agreedOn: form.agreedOn,
      message: form.message === '' ? null : form.message,
      deferredById: ctx.actor.id,
      deferredAt: ctx.now,
      confirmFrom,
    })
    .execute()
  await ctx.db
    .updateTable('offer')
    .set({ replyBy: null })
    .where('choiceId', '=', choice.id)
    .where('endedAt', 'is', null)
    .execute()
}

/** From now on the offer is one of the new start: until today it took no place at all. */
async function countPlaceThere(ctx: Context, choiceId: string, deferralId: string, runId: string) {
  await ctx.db
    .updateTable('offer')
    .set({ courseRunId: runId })
    .where('choiceId', '=', choiceId)
    .where('endedAt', 'is', null)
    .execute()
  await ctx.db
    .updateTable('deferral')
    .set({ toRunId: runId, reinstatedAt: ctx.now, reinstatedById: ctx.actor.id })
    .where('id', '=', deferralId)
    .execute()
}

function subjectOf(choice: LockedChoice) {
  return { type: 'choice', id: choice.id, learnerId: choice.learnerId, organisationId: choice.providerId }
}
