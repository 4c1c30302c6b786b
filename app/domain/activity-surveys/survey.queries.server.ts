import { sql } from 'kysely'
import { activitySurveysVisibleTo, surveyPeopleVisibleTo, surveyWordsVisibleTo } from '~/access/leaver-scopes.server'
import { isFollowed } from '~/access/return-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { pageOf, valuesAt } from '~/kit/keyset.server'

export const PAGE_SIZE = 50
const SURVEYS_AT_MOST = 50
const SCHOOLS_AT_MOST = 500
const REMINDERS_AT_MOST = 5

/** The surveys of the area, the newest first. */
export function activitySurveys(ctx: Context) {
  return surveys(ctx)
    .orderBy('activitySurvey.leavingYear', 'desc')
    .orderBy('activitySurvey.id')
    .limit(SURVEYS_AT_MOST)
    .execute()
}

/** One of them. */
export async function findSurvey(ctx: Context, surveyId: string) {
  return orNotFound(await surveys(ctx).where('activitySurvey.id', '=', surveyId).executeTakeFirst(), 'survey')
}

/** The survey that is under way, or was last; undefined where the area has had none. */
export function newestSurvey(ctx: Context) {
  return surveys(ctx)
    .orderBy('activitySurvey.leavingYear', 'desc')
    .orderBy('activitySurvey.id')
    .limit(1)
    .executeTakeFirst()
}

/** One survey, held until a deed is done: alone where it is closed, beside others where something is said. */
export async function lockSurvey(ctx: Context, surveyId: string, how: 'alone' | 'beside') {
  const one = surveys(ctx).where('activitySurvey.id', '=', surveyId)
  return orNotFound(await (how === 'alone' ? one.forUpdate() : one.forShare()).executeTakeFirst(), 'survey')
}

function surveys(ctx: Context) {
  return activitySurveysVisibleTo(ctx)
    .select(['activitySurvey.id', 'activitySurvey.areaId', 'activitySurvey.leavingYear', 'activitySurvey.referenceOn'])
    .select(['activitySurvey.closesOn', 'activitySurvey.state', 'activitySurvey.openedAt', 'activitySurvey.closedAt'])
    .select('activitySurvey.version')
}

/** The reminders of a survey, in their order. */
export function remindersOf(ctx: Context, surveyId: string) {
  return ctx.db
    .selectFrom('activitySurveyReminder')
    .select(['round', 'fallsOn', 'sentAt'])
    .where('surveyId', '=', surveyId)
    .where('surveyId', 'in', activitySurveysVisibleTo(ctx).select('activitySurvey.id'))
    .orderBy('round')
    .limit(REMINDERS_AT_MOST)
    .execute()
}

/** How many of each school are known from where, and of how many nobody knows. Counts and no names. */
export function countsBySchool(ctx: Context, surveyId: string) {
  return surveyPeopleVisibleTo(ctx)
    .leftJoin('organisation as school', 'school.id', 'activitySurveyPerson.schoolId')
    .select(['activitySurveyPerson.schoolId', 'school.name as schoolName'])
    .select(countOf('learner').as('learner'))
    .select(countOf('file').as('file'))
    .select(countOf('record').as('record'))
    .select(countOf('adviser').as('adviser'))
    .select(sql<number>`(count(*) filter (where activity_survey_person.code is null))::int`.as('notKnown'))
    .where('activitySurveyPerson.surveyId', '=', surveyId)
    .groupBy(['activitySurveyPerson.schoolId', 'school.name'])
    .orderBy('school.name')
    .orderBy('activitySurveyPerson.schoolId')
    .limit(SCHOOLS_AT_MOST)
    .execute()
}

function countOf(source: string) {
  return sql<number>`(count(*) filter (where activity_survey_person.source = ${source}))::int`
}

/** How many did each kind of thing. */
export function countsByFamily(ctx: Context, surveyId: string) {
  return surveyPeopleVisibleTo(ctx)
    .leftJoin('activityCode', 'activityCode.code', 'activitySurveyPerson.code')
    .select('activityCode.family')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('activitySurveyPerson.surveyId', '=', surveyId)
    .groupBy('activityCode.family')
    .orderBy('activityCode.family')
    .limit(50)
    .execute()
}

/** One page of those of whom nobody knows, in the order of names, each with the last try to reach them. */
export async function peopleNotKnown(
  ctx: Context,
  surveyId: string,
  { schoolId, after }: { schoolId: string | null; after: string | null },
) {
  const start = await placeOf(ctx, after)
  const rows = await people(ctx)
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('contact')
          .select(['contact.kind', 'contact.outcome', 'contact.happenedAt'])
          .whereRef('contact.learnerId', '=', 'activitySurveyPerson.learnerId')
          .orderBy('contact.happenedAt', 'desc')
          .orderBy('contact.id')
          .limit(1)
          .as('tried'),
      (join) => join.onTrue(),
    )
    .select(['tried.kind as triedKind', 'tried.outcome as triedOutcome', 'tried.happenedAt as triedAt'])
    .select(
      sql<number>`(select count(*)::int from activity_survey_code written where written.person_id = activity_survey_person.id)`.as(
        'letters',
      ),
    )
    .where('activitySurveyPerson.surveyId', '=', surveyId)
    .where('activitySurveyPerson.code', 'is', null)
    .where(isFollowed)
    .$if(schoolId !== null, (query) => query.where('activitySurveyPerson.schoolId', '=', schoolId))
    .$if(start !== undefined, (query) =>
      query.where(
        sql<boolean>`(activity_survey_person.sort_name, activity_survey_person.id) > (${start?.sortName ?? ''}, ${start?.id ?? null}::uuid)`,
      ),
    )
    .orderBy('activitySurveyPerson.sortName')
    .orderBy('activitySurveyPerson.id')
    .limit(PAGE_SIZE + 1)
    .execute()
  return pageOf(rows, PAGE_SIZE, (row) => [row.id])
}

export type NotKnownRow = Awaited<ReturnType<typeof peopleNotKnown>>['rows'][number]

// The address of a next page holds no name: the place of its first row is looked up by its id.
async function placeOf(ctx: Context, after: string | null) {
  const [id] = valuesAt(after, 1) ?? []
  if (!id) return undefined
  return surveyPeopleVisibleTo(ctx)
    .select(['activitySurveyPerson.sortName', 'activitySurveyPerson.id'])
    .where('activitySurveyPerson.id', '=', id)
    .executeTakeFirst()
}

function people(ctx: Context) {
  return surveyPeopleVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'activitySurveyPerson.learnerId')
    .leftJoin('organisation as school', 'school.id', 'activitySurveyPerson.schoolId')
    .leftJoin('activityCode', 'activityCode.code', 'activitySurveyPerson.code')
    .select(['activitySurveyPerson.id', 'activitySurveyPerson.learnerId', 'activitySurveyPerson.surveyId'])
    .select(['activitySurveyPerson.schoolId', 'activitySurveyPerson.code', 'activitySurveyPerson.source'])
    .select(['activitySurveyPerson.saidOn', 'activityCode.label', 'learner.givenNames', 'learner.familyName'])
    .select('school.name as schoolName')
}

/** One of those a survey asks. */
export async function findPerson(ctx: Context, personId: string) {
  return orNotFound(await people(ctx).where('activitySurveyPerson.id', '=', personId).executeTakeFirst(), 'person')
}

/** What was said of one, the newest first. */
export function wordsOf(ctx: Context, personId: string) {
  return surveyWordsVisibleTo(ctx)
    .innerJoin('activityCode', 'activityCode.code', 'word.code')
    .leftJoin('organisation', 'organisation.id', 'word.organisationId')
    .leftJoin('account', 'account.id', 'word.saidById')
    .select([
      'word.id',
      'word.source',
      'activityCode.label',
      'word.whereNow',
      'word.words',
      'word.saidOn',
      'word.withdrawnAt',
    ])
    .select(['organisation.name as organisation', 'account.name as by'])
    .where('word.personId', '=', personId)
    .orderBy('word.recordedAt', 'desc')
    .orderBy('word.id')
    .limit(50)
    .execute()
}

/** Those of a page of former pupils whom an open survey asks: by the learner. */
export async function askedOf(ctx: Context, learnerIds: readonly string[]) {
  if (learnerIds.length === 0) return []
  return surveyPeopleVisibleTo(ctx)
    .innerJoin('activitySurvey', 'activitySurvey.id', 'activitySurveyPerson.surveyId')
    .leftJoin('activitySurveyDispute as dispute', (join) =>
      join.onRef('dispute.personId', '=', 'activitySurveyPerson.id').on('dispute.decidedAt', 'is', null),
    )
    .select(['activitySurveyPerson.id', 'activitySurveyPerson.learnerId'])
    .select(sql<boolean>`dispute.id is not null`.as('isDisputed'))
    .where('activitySurvey.state', '=', 'open')
    .where('activitySurveyPerson.learnerId', 'in', [...learnerIds])
    .orderBy('activitySurveyPerson.id')
    .limit(learnerIds.length)
    .execute()
}

/** The schools whose former pupils a survey asks. */
export function schoolsAsked(ctx: Context, surveyId: string) {
  return ctx.db
    .selectFrom('organisation as school')
    .select(['school.id', 'school.name'])
    .where(
      'school.id',
      'in',
      surveyPeopleVisibleTo(ctx)
        .select('activitySurveyPerson.schoolId')
        .where('activitySurveyPerson.surveyId', '=', surveyId),
    )
    .orderBy('school.name')
    .orderBy('school.id')
    .limit(SCHOOLS_AT_MOST)
    .execute()
}
