import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { surveyPeopleVisibleTo } from '~/access/leaver-scopes.server'
import { nameOnlyLearners } from '~/access/people-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import type { OnRoll } from '../predictions/roll-index'
import { proposedActivity } from '../participation/activity'
import { activityCodes } from '../participation/activity.queries.server'
import { ownActivities } from '../participation/proposal.queries.server'
import type { Meaning, SaidBefore } from './told-run'

const PEOPLE_AT_MOST = 5_000

/** A school’s own former pupils whom a survey asks, with the numbers and names a file may know them by. */
export async function formerPupilsAsked(ctx: Context, surveyId: string): Promise<OnRoll[]> {
  const rows = await surveyPeopleVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'activitySurveyPerson.learnerId')
    .select(['learner.id', 'learner.bornOn', 'learner.givenNames', 'learner.familyName'])
    .select(['learner.legalGivenNames', 'learner.legalFamilyName'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('learnerIdentifier as number')
          .select(['number.kind', 'number.value'])
          .whereRef('number.learnerId', '=', 'learner.id')
          .where('number.supersededAt', 'is', null),
      ).as('numbers'),
    )
    .where('activitySurveyPerson.surveyId', '=', surveyId)
    .orderBy('learner.id')
    .limit(PEOPLE_AT_MOST)
    .execute()
  return rows.map(({ id, bornOn, givenNames, familyName, legalGivenNames, legalFamilyName, numbers }) => ({
    ...{ id, bornOn, admissionNumbers: [], form: null },
    upns: numbers.filter(({ kind }) => kind === 'upn').map(({ value }) => value),
    ulns: numbers.filter(({ kind }) => kind === 'uln').map(({ value }) => value),
    names: [
      { familyName, givenNames },
      { familyName: legalFamilyName ?? familyName, givenNames: legalGivenNames },
    ],
  }))
}

/** Which of these learners a survey asks, by the learner; of whom nothing but the name is passed on, none. They are compared and never shown. */
export async function peopleAsked(
  ctx: Context,
  surveyId: string,
  learnerIds: readonly string[],
): Promise<Map<string, string>> {
  if (learnerIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('activitySurveyPerson')
    .select(['id', 'learnerId'])
    .where('surveyId', '=', surveyId)
    .where('learnerId', 'in', [...learnerIds])
    .where('learnerId', 'not in', nameOnlyLearners())
    .orderBy('id')
    .limit(learnerIds.length)
    .execute()
  return new Map(rows.map(({ id, learnerId }) => [learnerId, id]))
}

/** What this organisation has said of them by file, as it stands. */
export async function saidBefore(ctx: Context, personIds: readonly string[]): Promise<Map<string, SaidBefore>> {
  if (personIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('activitySurveyWord')
    .select(['id', 'personId', 'code', 'whereNow', 'startedOn'])
    .where('personId', 'in', [...personIds])
    .where('organisationId', '=', ctx.actor.organisationId)
    .where('source', '=', 'file')
    .where('withdrawnAt', 'is', null)
    .orderBy('recordedAt')
    .orderBy('id')
    .limit(personIds.length * 2)
    .execute()
  return new Map(rows.map((row) => [row.personId, row]))
}

/** What a file may call an activity: its code, its words, and the words of young people. */
export async function meaningsOf(ctx: Context): Promise<Meaning[]> {
  const codes = await activityCodes(ctx)
  const own = await ownActivities(ctx)
  return codes.map(({ code, family, label }) => ({
    ...{ code, family },
    words: [label, ...own.filter((one) => one.code === code).flatMap((one) => [one.label, one.answer])],
  }))
}

/** What a row of a provider without an activity says: learning there. A school says nothing by that. */
export async function usualActivity(ctx: Context, referenceOn: string): Promise<string | null> {
  const found = await ctx.db
    .selectFrom('organisation')
    .select(['kind', 'name'])
    .where('id', '=', ctx.actor.organisationId)
    .executeTakeFirst()
  const { kind } = orNotFound(found, 'organisation')
  if (kind === 'school') return null
  return proposedActivity(
    { providerKind: kind, route: null, studyMode: null, startedOn: referenceOn, endsOn: null },
    referenceOn,
  ).code
}
