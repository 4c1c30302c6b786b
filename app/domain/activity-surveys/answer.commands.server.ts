import { mustBeAllowed } from '~/access/guard.server'
import { visitor } from '~/kit/actor'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { NotFound, Refusal } from '~/kit/errors'
import { countTry, forgetTries, type Throttle } from '~/kit/throttle.server'
import { activityCodes } from '../participation/activity.queries.server'
import { endOfAcademicYear } from '../participation/currency'
import { propose } from '../participation/proposal.commands.server'
import { ownActivities } from '../participation/proposal.queries.server'
import { findLink } from './answer.queries.server'
import { refuseClosed, refuseLaterStart } from './survey'
import { lockSurvey } from './survey.queries.server'
import type { AnswerForm } from './survey.schemas'
import { keepWords } from './word.commands.server'

// A whole school may answer from one address; a code has some sixty bits.
const looks: Throttle = {
  ...{ name: 'activity-survey', tries: 300, seconds: 600 },
  sentence: 'Too many people have come from here in a short time. Wait ten minutes and try again.',
}
const birthDates: Throttle = {
  ...{ name: 'activity-survey-birth-date', tries: 5, seconds: 900 },
  sentence: 'You have tried too often. Wait 15 minutes and try again.',
}

/** What the page behind a link shows: nothing about whose it is. */
export async function openLink(ctx: Context, code: string, ip: string) {
  await countTry(looks, ip)
  const link = await findLink(ctx, code)
  if (!link) throw new NotFound('link')
  return link
}

/**
 * Keeps what a young person answers by the link of a letter. Whoever holds it and knows the date of birth acts as the learner, for this one deed.
 * The answer counts in the survey, and is a proposal to the adviser.
 */
export async function answerSurvey(ctx: Context, code: string, ip: string, form: AnswerForm): Promise<void> {
  const link = await openLink(ctx, code, ip)
  await countTry(birthDates, link.id)
  if (link.bornOn !== form.bornOn)
    throw new Refusal('wrong-birth-date', 'This is not the date of birth we have. Check it, or call us.', 'bornOn')
  await forgetTries(birthDates, link.id)
  const { learnerId, areaId } = link
  const own = { ...ctx, actor: { ...visitor, role: 'learner' as const, learnerId, areaId } }
  await inTransaction(own, (ctx) => keepAnswer(ctx, code, form))
}

const REVIEW_DAYS = 28

async function keepAnswer(ctx: Context, code: string, { answer, startedOn, where, words }: AnswerForm) {
  const link = await findLink(ctx, code)
  if (!link) throw new NotFound('link')
  const { surveyId, personId, learnerId } = link
  mustBeAllowed(ctx, 'activity-survey.answer', { learnerId })
  const survey = await lockSurvey({ ...ctx, actor: { ...ctx.actor, role: 'system' } }, surveyId, 'beside')
  const today = londonDay(ctx.now)
  refuseClosed(survey, today)
  refuseLaterStart(startedOn, survey.referenceOn)
  const own = (await ownActivities(ctx)).find((row) => row.answer === answer)
  const known = (await activityCodes(ctx)).find((row) => row.code === own?.code)
  if (!own || !known)
    throw new Refusal('unknown-answer', 'This answer is no longer on the list. Choose another.', 'answer')
  // Two answers at once wait for one another: the later one counts.
  await ctx.db.selectFrom('activitySurveyPerson').select('id').where('id', '=', personId).forUpdate().execute()
  await keepWords(ctx, [
    { personId, source: 'learner', code: own.code, startedOn, whereNow: where, words, saidOn: today },
  ])
  await record(
    ctx,
    'activity-survey.answered',
    { type: 'activity-survey-person', id: personId, learnerId },
    { code: own.code },
  )
  const since = startedOn ?? survey.referenceOn
  const evidence = { ...(where === null ? {} : { where }), ...(words === null ? {} : { words }) }
  await propose(ctx, {
    ...{ learnerId, code: own.code, startedOn: since, verifiedOn: today, source: 'survey', evidence, providerId: null },
    reviewOn: known.needsReviewDate ? addDays(today, REVIEW_DAYS) : null,
    predictedEndOn: known.needsPredictedEnd ? endOfAcademicYear(since) : null,
  })
}
