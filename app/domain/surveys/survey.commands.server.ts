import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { NotFound, orNotFound, Refusal } from '~/kit/errors'
import { type SurveyState } from './survey'
import { findSurvey, lockSurvey } from './survey.queries.server'
import type { ReplyForm, SaidForm, SurveyForm } from './survey.schemas'

/** Writes a survey as a draft. */
export function draftSurvey(ctx: Context, { version: _, questions, ...told }: SurveyForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const areaId = areaOf(ctx)
    mustBeAllowed(ctx, 'survey.keep', { areaId })
    const id = newId()
    const row = { ...told, id, areaId, state: 'draft', questions: JSON.stringify(questions), changedAt: ctx.now }
    await ctx.db
      .insertInto('survey')
      .values({ ...row, writtenById: ctx.actor.id ?? '' })
      .execute()
    await record(ctx, 'survey.drafted', { type: 'survey', id }, { title: told.title })
    return id
  })
}

/** Says it otherwise, as long as nobody was asked. */
export function changeSurvey(
  ctx: Context,
  surveyId: string,
  { version, questions, ...told }: SurveyForm,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const survey = await lockSurvey(ctx, surveyId)
    mustBeAllowed(ctx, 'survey.keep', survey)
    mustBe(survey, ['draft'], version)
    await ctx.db
      .updateTable('survey')
      .set({ ...told, questions: JSON.stringify(questions), changedAt: ctx.now, version: version + 1 })
      .where('id', '=', surveyId)
      .execute()
    await record(ctx, 'survey.changed', { type: 'survey', id: surveyId }, { title: told.title, before: survey.title })
  })
}

/** Asks from now on those who reach the moment, and those who have reached it. */
export function openSurvey(ctx: Context, surveyId: string, version: number): Promise<void> {
  return move(ctx, surveyId, version, 'draft', 'open')
}

/** Asks nobody any more; what was answered stays. */
export function closeSurvey(ctx: Context, surveyId: string, version: number): Promise<void> {
  return move(ctx, surveyId, version, 'open', 'closed')
}

function move(
  ctx: Context,
  surveyId: string,
  version: number,
  from: SurveyState,
  to: 'open' | 'closed',
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const survey = await lockSurvey(ctx, surveyId)
    mustBeAllowed(ctx, 'survey.keep', survey)
    mustBe(survey, [from], version)
    const at = to === 'open' ? { openedAt: ctx.now } : { closedAt: ctx.now }
    await ctx.db
      .updateTable('survey')
      .set({ ...at, state: to, changedAt: ctx.now, version: version + 1 })
      .where('id', '=', surveyId)
      .execute()
    await record(
      ctx,
      to === 'open' ? 'survey.opened' : 'survey.closed',
      { type: 'survey', id: surveyId },
      { title: survey.title },
    )
  })
}

/**
 * Keeps what a learner answers, without the learner; or that the learner would rather not. A second time changes nothing. It
 * leaves no event: who answered what, and when, is what nobody is to know.
 */
export function replyToSurvey(ctx: Context, surveyId: string, { answers, rather }: ReplyForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const survey = await findSurvey(ctx, surveyId)
    const learnerId = orNotFound(ctx.actor.learnerId ?? undefined, 'learner')
    mustBeAllowed(ctx, 'survey.answer', { learnerId })
    const told = survey.questions.map(({ options }, nth) => {
      const answer = answers[nth] ?? ''
      return options.length === 0 || options.includes(answer) ? answer : ''
    })
    const hasAnswered = rather === undefined && told.some((answer) => answer !== '')
    if (!hasAnswered && rather === undefined)
      throw new Refusal('nothing-answered', 'Answer a question, or say that you would rather not.', 'answers.0')
    const first = await ctx.db
      .insertInto('surveyAsked')
      .values({ surveyId, learnerId, hasAnswered })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!first || !hasAnswered) return
    const school = await ctx.db
      .selectFrom('rollEntry')
      .select('schoolId')
      .where('learnerId', '=', learnerId)
      .where('leftOn', 'is', null)
      .executeTakeFirst()
    await ctx.db
      .insertInto('surveyReply')
      .values({
        ...{ id: newId(), surveyId, schoolId: school?.schoolId ?? null },
        ...{ answers: JSON.stringify(told), saidOn: londonDay(ctx.now) },
      })
      .execute()
  })
}

/** Tells in public what was said and what was done about it. */
export function tellWhatWasDone(ctx: Context, form: SaidForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const areaId = areaOf(ctx)
    mustBeAllowed(ctx, 'survey.keep', { areaId })
    const id = newId()
    await ctx.db
      .insertInto('saidAndDone')
      .values({ ...form, id, areaId, publishedById: ctx.actor.id ?? '', publishedAt: ctx.now })
      .execute()
    await record(ctx, 'said-and-done.published', { type: 'said-and-done', id }, form)
    return id
  })
}

/** Takes it off the public page again. */
export function withdrawWhatWasDone(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const areaId = areaOf(ctx)
    mustBeAllowed(ctx, 'survey.keep', { areaId })
    const gone = await ctx.db
      .updateTable('saidAndDone')
      .set({ withdrawnAt: ctx.now })
      .where('id', '=', id)
      .where('areaId', '=', areaId)
      .where('withdrawnAt', 'is', null)
      .returning(['said', 'done'])
      .executeTakeFirst()
    await record(ctx, 'said-and-done.withdrawn', { type: 'said-and-done', id }, orNotFound(gone, 'what was done'))
  })
}

function areaOf(ctx: Context): string {
  if (!ctx.actor.areaId) throw new NotFound('area')
  return ctx.actor.areaId
}

function mustBe({ state, version }: { state: SurveyState; version: number }, states: SurveyState[], read: number) {
  if (version !== read)
    throw new Refusal('changed-meanwhile', 'Somebody changed this survey meanwhile. Look at it as it is now.')
  if (!states.includes(state)) throw new Refusal('wrong-state', 'That cannot be done with this survey as it stands.')
}
