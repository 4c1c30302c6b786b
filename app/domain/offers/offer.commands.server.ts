import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { refuseWhenChanged } from '../applications/choice'
import { lockChoice, setChoiceState, type LockedChoice } from '../applications/choice-state.commands.server'
import { givenReasons, reasonsFor } from '~/domain/endings/reason'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { providerKindOf } from '../applications/visibility'
import { settingsOf } from '../areas/area.queries.server'
import { refuseUnlawful, refuseWhenNoPlace, type OfferTerms } from './offer'
import { tellOfOffer, tellOfferWithdrawn } from './offer.jobs.server'
import { placesTaken } from './offer.queries.server'
import { setOwnDay, setReplyClocks } from './reply-clock.commands.server'

/** Offers the learner a place, with conditions or without. Offers never exceed a hard number of places. */
export function makeOffer(ctx: Context, choiceId: string, terms: OfferTerms) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'offer.make', choice)
    refuseWhenChanged(choice, terms.version)

    const { id, replyBy, particulars } = await giveOffer(ctx, choice, 'makeOffer', terms)
    await record(ctx, 'offer.made', subjectOf(choice), particulars)
    await enqueue(ctx, tellOfOffer, { offerId: id }, { key: `offer-made:${id}` })
    return { id, replyBy }
  })
}

/**
 * An offer that the law and the places allow, in a deed that is already open; answers with what is to be recorded of it. With
 * a last day of its own it stands beside the learner's common one.
 */
export async function giveOffer(
  ctx: Context,
  choice: LockedChoice,
  event: 'makeOffer' | 'callUp' | 'revertRejection',
  terms: OfferTerms,
  ownDay: string | null = null,
) {
  refuseUnlawful(terms, providerKindOf(choice.providerKind), await settingsOf(ctx, choice.areaId))
  await setChoiceState(ctx, choice, event, { decidedAt: ctx.now })
  await takePlace(ctx, choice)
  const id = await writeOffer(ctx, choice, terms)
  const { replyBy } = ownDay
    ? await setOwnDay(ctx, id, ownDay)
    : await setReplyClocks(ctx, choice, { isNewOffer: true })
  const conditions = terms.conditions.map(({ text }) => text)
  return { id, replyBy, particulars: { before: choice.state, kind: terms.kind, conditions, replyBy } }
}

export type OfferWithdrawal = { reason: string; detail: string; version?: number | undefined }

/** Takes an offer back that has not been answered, with a reason; the learner is told at once. */
export function withdrawOffer(ctx: Context, choiceId: string, withdrawal: OfferWithdrawal) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'offer.withdraw', choice)
    refuseWhenChanged(choice, withdrawal.version)
    const list = reasonsFor(
      await currentReasons(ctx, 'offer-withdrawn', 'provider'),
      providerKindOf(choice.providerKind),
    )
    const [given] = givenReasons(list, [withdrawal.reason], { [withdrawal.reason]: withdrawal.detail })
    if (!given) return

    await setChoiceState(ctx, choice, 'withdrawOffer')
    await ctx.db
      .updateTable('offer')
      .set({ endedAt: ctx.now, withdrawnReasonId: given.reason.id, withdrawnDetail: given.detail })
      .where('choiceId', '=', choiceId)
      .where('endedAt', 'is', null)
      .execute()
    await record(ctx, 'offer.withdrawn', subjectOf(choice), { reason: given.reason.code })
    await enqueue(ctx, tellOfferWithdrawn, { choiceId }, { key: `offer-withdrawn:${choiceId}:${choice.version}` })
  })
}

/** Holds the run until the deed is done, so that two offers never take the same last place. */
export async function takePlace(ctx: Context, choice: Pick<LockedChoice, 'courseRunId'>) {
  const run = await ctx.db
    .selectFrom('courseRun')
    .select(['places', 'hasHardLimit'])
    .where('id', '=', choice.courseRunId)
    .where('hasHardLimit', '=', true)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (run) refuseWhenNoPlace(run, await placesTaken(ctx, choice.courseRunId))
}

type Predecessor = { madeAs: 'changed' | 'again' | 'reopened' | 'other-course'; replacesId: string }

/** Writes an offer with its conditions, in a deed that is already open. One that still stood is over with it. */
export async function writeOffer(
  ctx: Context,
  choice: Pick<LockedChoice, 'id' | 'courseRunId'>,
  terms: OfferTerms,
  predecessor?: Predecessor,
) {
  const id = newId()
  await ctx.db
    .updateTable('offer')
    .set({ endedAt: ctx.now })
    .where('choiceId', '=', choice.id)
    .where('endedAt', 'is', null)
    .execute()
  await ctx.db
    .insertInto('offer')
    .values({
      id,
      choiceId: choice.id,
      courseRunId: choice.courseRunId,
      ...predecessor,
      kind: terms.kind,
      message: terms.message,
      madeById: ctx.actor.id,
      madeAt: ctx.now,
    })
    .execute()
  if (terms.conditions.length > 0) {
    const rows = terms.conditions.map((condition, position) => ({ ...condition, offerId: id, position }))
    await ctx.db.insertInto('offerCondition').values(rows).execute()
  }
  return id
}

function subjectOf(choice: LockedChoice) {
  return { type: 'choice', id: choice.id, learnerId: choice.learnerId, organisationId: choice.providerId }
}
