import { sql } from 'kysely'
import { surveysVisibleTo } from '~/access/survey-scopes.server'
import { firmlyHeld } from '~/domain/applications/choice.states'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { shelf } from '~/kit/kept.server'
import { LEAST_ANSWERS, LEAST_FOR_WORDS, moments, nextSurvey, type Moment, type SurveyState } from './survey'
import { keptQuestions } from './survey.schemas'

const SURVEYS_AT_MOST = 200
const SCHOOLS_AT_MOST = 500
const ANSWERS_AT_MOST = 5000
const WORDS_SHOWN = 100
const SAID_AT_MOST = 100

/** The surveys of the area, the newest first, each with how many have answered. */
export async function surveysOn(ctx: Context) {
  const rows = await surveys(ctx)
    .select((eb) =>
      eb
        .selectFrom('surveyReply')
        .select(sql<number>`count(*)::int`.as('replies'))
        .whereRef('surveyReply.surveyId', '=', 'survey.id')
        .as('replies'),
    )
    .orderBy('survey.changedAt', 'desc')
    .orderBy('survey.id')
    .limit(SURVEYS_AT_MOST)
    .execute()
  return rows.map(read)
}

/** One survey. */
export async function findSurvey(ctx: Context, surveyId: string) {
  return read(orNotFound(await surveys(ctx).where('survey.id', '=', surveyId).executeTakeFirst(), 'survey'))
}

/** The same, held until the deed on it is done. */
export async function lockSurvey(ctx: Context, surveyId: string) {
  return read(orNotFound(await surveys(ctx).where('survey.id', '=', surveyId).forUpdate().executeTakeFirst(), 'survey'))
}

function surveys(ctx: Context) {
  return surveysVisibleTo(ctx).select([
    ...(['survey.id', 'survey.areaId', 'survey.title', 'survey.moment', 'survey.state', 'survey.questions'] as const),
    'survey.version',
  ])
}

type Row = { moment: string; state: string; questions: unknown }

function read<R extends Row>({ moment, state, questions, ...row }: R) {
  const when: Moment = moments.find((one) => one === moment) ?? 'any'
  const stands: SurveyState = state === 'open' || state === 'closed' ? state : 'draft'
  return { ...row, moment: when, state: stands, questions: keptQuestions.parse(questions) }
}

const keptOpen = shelf<{ id: string; title: string; moment: Moment }[]>()

/** The survey that a learner is asked now; nothing is asked of the database where the area has none open. */
export async function surveyFor(ctx: Context, learnerId: string) {
  const open = await keptOpen(ctx, ctx.actor.areaId ?? '', () => openSurveys(ctx))
  if (open.length === 0) return null
  const { rows } = await sql<{ sent: boolean; answered: boolean; enrolled: boolean; asked: string[] }>`
    select coalesce(bool_or(choice.sent_at is not null), false) as sent,
      coalesce(bool_or(choice.state = any(${firmlyHeld}::choice_state[])), false) as answered,
      coalesce(bool_or(choice.state = 'enrolled'), false) as enrolled,
      array(select survey_id from survey_asked where survey_asked.learner_id = ${learnerId}) as asked
    from choice where choice.learner_id = ${learnerId}`.execute(ctx.db)
  const [known] = rows
  return (known && nextSurvey(open, known, known.asked)) ?? null
}

async function openSurveys(ctx: Context) {
  const rows = await surveysVisibleTo(ctx)
    .select(['survey.id', 'survey.title', 'survey.moment'])
    .where('survey.state', '=', 'open')
    .orderBy('survey.openedAt')
    .orderBy('survey.id')
    .limit(SURVEYS_AT_MOST)
    .execute()
  return rows.map(({ moment, ...row }) => ({
    ...row,
    moment: moments.find((one) => one === moment) ?? ('any' as const),
  }))
}

/** Whether a learner has been asked this one already. */
export async function wasAsked(ctx: Context, surveyId: string, learnerId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('surveyAsked')
    .select('id')
    .where('surveyId', '=', surveyId)
    .where('learnerId', '=', learnerId)
    .executeTakeFirst()
  return row !== undefined
}

/** What came of a survey: how many chose each answer, and what was written; nothing at all below the least number. */
export async function resultsOf(
  ctx: Context,
  survey: Awaited<ReturnType<typeof findSurvey>>,
  schoolId: string | null = null,
) {
  const { rows } = await sql<{ question: number; answer: string; count: number }>`
    select (told.at - 1)::int as question, told.answer, count(*)::int as count
    from survey_reply reply cross join lateral jsonb_array_elements_text(reply.answers) with ordinality as told (answer, at)
    where reply.survey_id = ${survey.id} and told.answer <> '' ${schoolId ? sql`and reply.school_id = ${schoolId}` : sql``}
    group by told.at, told.answer order by told.at, md5(told.answer) limit ${ANSWERS_AT_MOST}`.execute(ctx.db)
  return survey.questions.map(({ words, options }, question) => {
    const given = rows.filter((row) => row.question === question)
    const answers = given.reduce((sum, { count }) => sum + count, 0)
    if (answers < LEAST_ANSWERS) return { words, answers: null, parts: [], texts: [] }
    if (options.length === 0)
      return {
        words,
        answers,
        parts: [],
        texts: answers < LEAST_FOR_WORDS ? [] : given.slice(0, WORDS_SHOWN).map((row) => row.answer),
      }
    const countOf = (option: string) => given.find(({ answer }) => answer === option)?.count ?? 0
    return { words, answers, parts: options.map((option) => ({ option, count: countOf(option) })), texts: [] }
  })
}

/** How many answered at each school, those that have enough alone. */
export function repliesBySchool(ctx: Context, surveyId: string) {
  return ctx.db
    .selectFrom('surveyReply')
    .innerJoin('organisation as school', 'school.id', 'surveyReply.schoolId')
    .select(['school.id', 'school.name'])
    .select(sql<number>`count(*)::int`.as('replies'))
    .where('surveyReply.surveyId', '=', surveyId)
    .where('surveyReply.surveyId', 'in', surveysVisibleTo(ctx).select('survey.id'))
    .groupBy(['school.id', 'school.name'])
    .having(sql<boolean>`count(*) >= ${LEAST_ANSWERS}`)
    .orderBy('school.name')
    .orderBy('school.id')
    .limit(SCHOOLS_AT_MOST)
    .execute()
}

/** What was said in an area and what was done about it, the newest first: in public. */
export function saidAndDone(ctx: Context, areaId: string | null) {
  return ctx.db
    .selectFrom('saidAndDone')
    .select(['id', 'said', 'done', 'publishedAt'])
    .where('areaId', '=', areaId)
    .where('withdrawnAt', 'is', null)
    .orderBy('publishedAt', 'desc')
    .orderBy('id')
    .limit(SAID_AT_MOST)
    .execute()
}
