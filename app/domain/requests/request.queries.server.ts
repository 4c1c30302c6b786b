import type { Expression } from 'kysely'
import { choicesVisibleTo, requestsVisibleTo } from '~/access/scopes.server'
import type { Asking, Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { canMove } from '~/domain/applications/choice'
import { refusalOf } from '~/domain/applications/choice.words'
import { closuresOf } from '~/domain/cycles/cycle.queries.server'
import { addWorkingDays } from '~/domain/cycles/working-day'

const REQUESTS_AT_MOST = 20

/** The question that waits on a choice, for the deeds and letters about it; nothing where none does. */
export function openRequest(ctx: Context, choiceId: string) {
  return ctx.db
    .selectFrom('informationRequest')
    .select(['id', 'beforeState', 'daysLeft', 'dueOn'])
    .where('choiceId', '=', choiceId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
}

/** All questions on a choice with their answers, the newest first, for those who may read them; part of a larger question. */
export function requestsOf(ctx: Asking, choiceId: Expression<string>) {
  return requestsVisibleTo(ctx)
    .leftJoin('account as answeredBy', 'answeredBy.id', 'informationRequest.answeredById')
    .select(['informationRequest.id', 'informationRequest.question', 'informationRequest.isAboutGrades'])
    .select(['informationRequest.askedAt', 'informationRequest.dueOn', 'informationRequest.daysLeft'])
    .select(['informationRequest.answer', 'informationRequest.endedAt', 'informationRequest.outcome'])
    .select(['answeredBy.name as answeredBy', 'answeredBy.learnerId as answererLearnerId'])
    .where('informationRequest.choiceId', '=', choiceId)
    .orderBy('informationRequest.askedAt', 'desc')
    .orderBy('informationRequest.id')
    .limit(REQUESTS_AT_MOST)
}

type Row = {
  id: string
  question: string
  isAboutGrades: boolean
  askedAt: Date | string
  dueOn: string
  daysLeft: number
  answer: string | null
  endedAt: Date | string | null
  outcome: string | null
  answeredBy: string | null
  answererLearnerId: string | null
}

/** A question as a page shows it: a helper is named, the learner is not named twice. */
export function shownRequest({ answeredBy, answererLearnerId, askedAt, endedAt, ...request }: Row) {
  return {
    ...request,
    askedAt: new Date(askedAt),
    endedAt: endedAt === null ? null : new Date(endedAt),
    helper: answererLearnerId === null ? answeredBy : null,
  }
}

export type ShownRequest = ReturnType<typeof shownRequest>

/** A choice with the question that waits for an answer, for whoever may answer it; and why it cannot be answered now. */
export async function findQuestion(ctx: Context, choiceId: string) {
  const found = await choicesVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .select(['choice.id', 'choice.state', 'choice.version', 'choice.learnerId'])
    .select(['course.title as courseTitle', 'provider.name as providerName'])
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
  const { state, ...choice } = orNotFound(found, 'choice')
  const question = await requestsVisibleTo(ctx)
    .select(['informationRequest.question', 'informationRequest.dueOn'])
    .where('informationRequest.choiceId', '=', choiceId)
    .where('informationRequest.endedAt', 'is', null)
    .executeTakeFirst()
  const mayAnswer = canMove(state, 'answer') && question !== undefined
  return { choice, question: mayAnswer ? question : null, notNow: mayAnswer ? null : refusalOf(state, 'answer') }
}

/** The last day to answer a question that is asked today, as the area usually has it. */
export async function usualLastDay(ctx: Context): Promise<string> {
  const { areaId } = ctx.actor
  const { questionDays } = await settingsOf(ctx, areaId ?? '')
  return addWorkingDays(londonDay(ctx.now), questionDays, await closuresOf(ctx, areaId))
}

/** A question for the letters about it. */
export function findRequestForLetter(ctx: Context, requestId: string) {
  return ctx.db
    .selectFrom('informationRequest')
    .leftJoin('account as answeredBy', 'answeredBy.id', 'informationRequest.answeredById')
    .select(['informationRequest.id', 'informationRequest.choiceId', 'informationRequest.question'])
    .select(['informationRequest.isAboutGrades', 'informationRequest.dueOn', 'informationRequest.outcome'])
    .select(['answeredBy.name as answeredBy', 'answeredBy.learnerId as answererLearnerId'])
    .where('informationRequest.id', '=', requestId)
    .executeTakeFirst()
}
