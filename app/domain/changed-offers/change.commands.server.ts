import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { refuseWhenChanged } from '~/domain/applications/choice'
import { lockChoice, setChoiceState, type LockedChoice } from '~/domain/applications/choice-state.commands.server'
import { setConditionStatus } from '~/domain/offers/condition.commands.server'
import { takePlace, writeOffer } from '~/domain/offers/offer.commands.server'
import { openUntil, setReplyClocks } from '~/domain/offers/reply-clock.commands.server'
import { actionOf, eventOf, isClosed, takesNewPlace, type Change, type ChangedTerms } from './changed-offer'
import { tellOfChangedOffer } from './changed-offer.jobs.server'
import { decideChange } from './decide-change.queries.server'
import type { LastOffer } from './last-offer.queries.server'

type Version = { version?: number | undefined }

/** Changes an offer that is still open: another course, start or other conditions. The learner reads what was and what is. */
export function changeOffer(ctx: Context, choiceId: string, terms: ChangedTerms) {
  return replaceOffer(ctx, choiceId, 'changed', terms)
}

/** Makes an offer again that was taken back. */
export function offerAgain(ctx: Context, choiceId: string, terms: ChangedTerms) {
  return replaceOffer(ctx, choiceId, 'again', terms)
}

/** Offers another course, or asks for less, where conditions of an accepted offer are open or were missed. */
export function offerOtherCourse(ctx: Context, choiceId: string, terms: ChangedTerms) {
  return replaceOffer(ctx, choiceId, 'other-course', terms)
}

/** Opens an offer again that ran out: as it was, for a short time. */
export function reopenOffer(ctx: Context, choiceId: string, { version }: Version) {
  return replaceOffer(ctx, choiceId, 'reopened', { version })
}

function replaceOffer(ctx: Context, choiceId: string, change: Change, wanted: ChangedTerms | Version) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'offer.make', choice)
    refuseWhenChanged(choice, wanted.version)
    const plan = await decideChange(ctx, choice, change, 'run' in wanted ? wanted : null)
    const { before, terms, start } = plan

    await setChoiceState(ctx, choice, eventOf[change], runsOf(choice, terms.run))
    if (takesNewPlace(change, before, terms)) await takePlace(ctx, { courseRunId: terms.run })
    const predecessor = { madeAs: change, replacesId: before.id }
    const id = await writeOffer(ctx, { id: choiceId, courseRunId: terms.run }, terms, predecessor)
    await keepClosedConditions(ctx, id, before)
    const replyBy = await setLastDay(ctx, choice, id, plan)
    const subject = { type: 'choice', id: choiceId, learnerId: choice.learnerId, organisationId: choice.providerId }
    const conditions = terms.conditions.map(({ text }) => text)
    const otherCourse = terms.run === before.run ? null : start.title
    const particulars = { before: choice.state, kind: terms.kind, conditions, otherCourse, replyBy }
    await record(ctx, actionOf[change], subject, particulars)
    await enqueue(ctx, tellOfChangedOffer, { offerId: id }, { key: `offer-changed:${id}` })
    return { id, replyBy }
  })
}

/** The choice goes along to the start that is offered, and keeps the one that was applied for. */
function runsOf({ courseRunId, firstCourseRunId }: LockedChoice, run: string) {
  if (run === courseRunId) return {}
  const first = firstCourseRunId ?? courseRunId
  return { courseRunId: run, firstCourseRunId: first === run ? null : first }
}

/** What was met or waived before stays so where the same words stand in the offer that follows. */
async function keepClosedConditions(ctx: Context, offerId: string, before: LastOffer) {
  const closed = before.conditions.filter(isClosed)
  if (closed.length === 0) return
  const rows = await ctx.db
    .selectFrom('offerCondition')
    .select(['id', 'text'])
    .where('offerId', '=', offerId)
    .limit(closed.length + 50)
    .execute()
  for (const { id, text } of rows) {
    const was = closed.find((one) => one.text === text)
    if (was) await setConditionStatus(ctx, id, was.status)
  }
}

type Plan = Awaited<ReturnType<typeof decideChange>>

async function setLastDay(ctx: Context, choice: LockedChoice, offerId: string, { replyBy, isNewClock }: Plan) {
  if (isNewClock || replyBy === null) return (await setReplyClocks(ctx, choice, { isNewOffer: true })).replyBy
  await openUntil(ctx, choice, offerId, replyBy)
  return replyBy
}
