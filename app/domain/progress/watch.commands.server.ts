import { progressRisksVisibleTo } from '~/access/progress-scopes.server'
import { mustBeAllowed } from '~/access/guard.server'
import { houseOf } from '~/access/provider-rights'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { progressLearnersVisibleTo } from '~/access/progress-scopes.server'
import { givenReason } from '../areas/reason.queries.server'
import type { RiskRating } from './risk'
import { schoolYear } from './round'
import type { CoreSubject } from './must-study'

/** A tutor says how much there is to worry about, and why. What was said before stays; of two at once the second is told. */
export function sayRisk(
  ctx: Context,
  learnerId: string,
  { rating, note, last }: { rating: RiskRating; note: string; last: string },
) {
  return inTransaction(ctx, async (ctx) => {
    const organisationId = await lockWatched(ctx, learnerId, 'risk.say')
    const now = await lastSaying(ctx, learnerId, organisationId)
    if ((now?.id ?? '') !== last)
      throw new Refusal('changed-meanwhile', 'A colleague has said something meanwhile. Read it before you go on.')
    const id = newId()
    const saidOn = londonDay(ctx.now)
    await ctx.db
      .insertInto('progressRisk')
      .values({
        ...{ id, learnerId, organisationId, year: schoolYear(saidOn), rating, note },
        ...{ saidById: ctx.actor.id, saidOn, saidAt: ctx.now },
      })
      .execute()
    const subject = { type: 'progress-risk', id, learnerId, organisationId }
    await record(ctx, 'risk.said', subject, { rating, was: now?.rating ?? null })
    return id
  })
}

/** What one's own school or provider said last of how much there is to worry about. */
export function lastSaying(ctx: Context, learnerId: string, organisationId: string) {
  return progressRisksVisibleTo(ctx)
    .select(['progressRisk.id', 'progressRisk.rating'])
    .where('progressRisk.learnerId', '=', learnerId)
    .where('progressRisk.organisationId', '=', organisationId)
    .orderBy('progressRisk.saidAt', 'desc')
    .orderBy('progressRisk.id')
    .limit(1)
    .executeTakeFirst()
}

/** Staff write down why a subject need not be studied after 16. */
export function exemptFromStudy(
  ctx: Context,
  learnerId: string,
  form: { subject: CoreSubject; reason: string; detail: string | null },
) {
  return inTransaction(ctx, async (ctx) => {
    const organisationId = await lockWatched(ctx, learnerId, 'must-study.exempt')
    const { reasonId, detail, label } = await givenReason(ctx, 'must-study-exemption', form)
    const id = newId()
    const made = await ctx.db
      .insertInto('mustStudyExemption')
      .values({ id, learnerId, subject: form.subject, reasonId, detail, saidById: ctx.actor.id, saidAt: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw new Refusal('done-already', 'This is written down already. Take it back first.', 'subject')
    await record(
      ctx,
      'must-study.exempted',
      { type: 'must-study-exemption', id, learnerId, organisationId },
      { subject: form.subject, reason: label },
    )
  })
}

/** Staff take that back. */
export function endExemption(ctx: Context, learnerId: string, subject: CoreSubject) {
  return inTransaction(ctx, async (ctx) => {
    const organisationId = await lockWatched(ctx, learnerId, 'must-study.exempt')
    const ended = await ctx.db
      .updateTable('mustStudyExemption')
      .set({ endedAt: ctx.now })
      .where('learnerId', '=', learnerId)
      .where('subject', '=', subject)
      .where('endedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!ended) throw new Refusal('none', 'Nothing of this is written down any more.')
    const about = { type: 'must-study-exemption', id: ended.id, learnerId, organisationId }
    await record(ctx, 'must-study.exemption-ended', about, { subject })
  })
}

/** The learner, held until the deed is done, and whose staff the actor is; refused to whoever is no tutor of theirs. */
export async function lockWatched(
  ctx: Context,
  learnerId: string,
  action: 'risk.say' | 'intervention.keep' | 'must-study.exempt',
): Promise<string> {
  const learner = await progressLearnersVisibleTo(ctx)
    .select('learner.id')
    .where('learner.id', '=', learnerId)
    .forNoKeyUpdate('learner')
    .executeTakeFirst()
  orNotFound(learner, 'learner')
  mustBeAllowed(ctx, action, { organisationId: houseOf(ctx.actor) })
  return houseOf(ctx.actor)
}
