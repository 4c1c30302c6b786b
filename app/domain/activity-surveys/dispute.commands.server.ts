import { mustBeAllowed } from '~/access/guard.server'
import { surveyPeopleVisibleTo } from '~/access/leaver-scopes.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { activityCodes } from '../participation/activity.queries.server'
import { lockDispute } from './dispute.queries.server'
import { refuseClosed } from './survey'
import { tellDecided } from './survey.jobs.server'
import { lockSurvey } from './survey.queries.server'
import type { DecisionForm, DisputeForm } from './survey.schemas'
import { keepWords } from './word.commands.server'

/** A school says that what is recorded of a former pupil is not right, and what it knows. */
export function disputeDestination(
  ctx: Context,
  personId: string,
  { code, where, words }: DisputeForm,
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const found = await surveyPeopleVisibleTo(ctx)
      .select(['activitySurveyPerson.learnerId', 'activitySurveyPerson.schoolId', 'activitySurveyPerson.code'])
      .select('activitySurveyPerson.surveyId')
      .where('activitySurveyPerson.id', '=', personId)
      .executeTakeFirst()
    const { learnerId, schoolId, surveyId, ...person } = orNotFound(found, 'person')
    mustBeAllowed(ctx, 'destination.dispute', { schoolId })
    refuseClosed(await lockSurvey(ctx, surveyId, 'beside'), londonDay(ctx.now))
    await refuseUnknown(ctx, code)
    if (code === person.code) throw new Refusal('the-same', 'This is what is recorded already.', 'code')

    const id = newId()
    const raised = {
      personId,
      schoolId: orNotFound(schoolId ?? undefined),
      disputedCode: person.code,
      code,
      whereNow: where,
      words,
    }
    const made = await ctx.db
      .insertInto('activitySurveyDispute')
      .values({ id, ...raised, raisedById: orNotFound(ctx.actor.id ?? undefined), raisedAt: ctx.now })
      .onConflict((conflict) => conflict.column('personId').where('decidedAt', 'is', null).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw new Refusal('disputed-already', 'Your school has told us already. An adviser looks at it.')
    await record(ctx, 'destination.disputed', { type: 'dispute', id, learnerId }, { before: person.code, after: code })
    return id
  })
}

/** An adviser decides, and says why; the school is told. What is taken over is the adviser’s own word from then on. */
export function decideDispute(ctx: Context, disputeId: string, { outcome, reason }: DecisionForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { personId, learnerId, surveyId, code, whereNow, decidedAt } = await lockDispute(ctx, disputeId)
    const survey = await lockSurvey(ctx, surveyId, 'beside')
    mustBeAllowed(ctx, 'dispute.decide', survey)
    if (decidedAt !== null) throw new Refusal('decided-already', 'Somebody else has decided this already.')
    const today = londonDay(ctx.now)
    if (outcome === 'taken') refuseClosed(survey, today)

    await ctx.db
      .updateTable('activitySurveyDispute')
      .set({ outcome, reason, decidedById: ctx.actor.id, decidedAt: ctx.now })
      .where('id', '=', disputeId)
      .execute()
    if (outcome === 'taken')
      await keepWords(ctx, [
        { personId, source: 'adviser', code, startedOn: null, whereNow, words: reason, saidOn: today },
      ])
    await record(ctx, 'destination.dispute-decided', { type: 'dispute', id: disputeId, learnerId }, { outcome, reason })
    await enqueue(ctx, tellDecided, { disputeId }, { key: `dispute-decided:${disputeId}` })
  })
}

async function refuseUnknown(ctx: Context, code: string) {
  if (!(await activityCodes(ctx)).some((one) => one.code === code))
    throw new Refusal('unknown-activity', 'This is no longer on the list. Choose another.', 'code')
}
