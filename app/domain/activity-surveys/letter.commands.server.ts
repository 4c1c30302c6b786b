import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { surveyPeopleVisibleTo } from '~/access/leaver-scopes.server'
import { isFollowed } from '~/access/return-scopes.server'
import { record } from '~/kit/audit.server'
import { hashed, newId, readableCode } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { codeKey } from '../accounts/account'
import { refuseClosed } from './survey'
import { remindDue } from './reminder.queries.server'
import { writeLetters } from './survey.jobs.server'
import { lockSurvey } from './survey.queries.server'

const LETTERS_AT_ONCE = 500
const CODE_GROUPS = 3

export type PaperLetter = {
  givenNames: string
  familyName: string
  address: string | null
  postcode: string | null
  code: string
}

/** A link for each of these people and this round: those who have one of this round already are left out. */
export async function makeLinks(ctx: Context, personIds: readonly string[], round: number | null) {
  if (personIds.length === 0) return []
  const made = personIds.map((personId) => ({ id: newId(), personId, code: readableCode(CODE_GROUPS) }))
  const rows = made.map(({ id, personId, code }) => ({ id, personId, codeHash: hashed(codeKey(code)) }))
  const kept = await ctx.db
    .insertInto('activitySurveyCode')
    .values(rows.map((row) => ({ ...row, round, madeAt: ctx.now, madeById: ctx.actor.id })))
    .onConflict((conflict) => conflict.columns(['personId', 'round']).doNothing())
    .returning('id')
    .execute()
  const ids = new Set(kept.map(({ id }) => id))
  return made.filter(({ id }) => ids.has(id))
}

/**
 * Letters to print for the leavers of a school of whom nobody knows: those without an e-mail address, or all. The codes are shown once; what
 * was printed before works on.
 */
export function printLetters(
  ctx: Context,
  surveyId: string,
  { school, everybody }: { school: string; everybody: boolean },
): Promise<PaperLetter[]> {
  return inTransaction(ctx, async (ctx) => {
    const survey = await lockSurvey(ctx, surveyId, 'beside')
    mustBeAllowed(ctx, 'activity-survey.write', survey)
    refuseClosed(survey, londonDay(ctx.now))
    const people = await surveyPeopleVisibleTo(ctx)
      .innerJoin('learner', 'learner.id', 'activitySurveyPerson.learnerId')
      .select(['activitySurveyPerson.id', 'learner.givenNames', 'learner.familyName', 'learner.isAddressProtected'])
      .select(['learner.address', 'learner.postcode'])
      .where('activitySurveyPerson.surveyId', '=', surveyId)
      .where('activitySurveyPerson.schoolId', '=', school)
      .where('activitySurveyPerson.code', 'is', null)
      .where('learner.areaId', '=', survey.areaId)
      .where(isFollowed)
      .$if(!everybody, (query) => query.where(sql<boolean>`not ${hasAddress}`))
      .orderBy('activitySurveyPerson.sortName')
      .orderBy('activitySurveyPerson.id')
      .limit(LETTERS_AT_ONCE)
      .execute()
    const links = new Map(
      (
        await makeLinks(
          ctx,
          people.map(({ id }) => id),
          null,
        )
      ).map((one) => [one.personId, one.code]),
    )
    const subject = { type: 'activity-survey', id: surveyId, organisationId: school }
    await record(ctx, 'activity-survey.letters-printed', subject, { letters: people.length })
    return people.map(({ id, givenNames, familyName, isAddressProtected, address, postcode }) => ({
      ...{ givenNames, familyName, code: links.get(id) ?? '' },
      // A protected address is on no paper: the letter is handed over.
      ...(isAddressProtected ? { address: null, postcode: null } : { address, postcode }),
    }))
  })
}

const hasAddress = sql<boolean>`(learner.email is not null or exists (
  select from account where account.learner_id = learner.id and account.email is not null))`

/** Takes away every link of one person: a letter went to the wrong hands. */
export function endLinks(ctx: Context, personId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const person = await surveyPeopleVisibleTo(ctx)
      .innerJoin('activitySurvey', 'activitySurvey.id', 'activitySurveyPerson.surveyId')
      .select(['activitySurveyPerson.id', 'activitySurveyPerson.learnerId', 'activitySurvey.areaId'])
      .where('activitySurveyPerson.id', '=', personId)
      .executeTakeFirst()
    const { learnerId, areaId } = orNotFound(person, 'person')
    mustBeAllowed(ctx, 'activity-survey.write', { areaId })
    const { numUpdatedRows } = await ctx.db
      .updateTable('activitySurveyCode')
      .set({ revokedAt: ctx.now })
      .where('personId', '=', personId)
      .where('revokedAt', 'is', null)
      .executeTakeFirst()
    const subject = { type: 'activity-survey-person', id: personId, learnerId }
    await record(ctx, 'activity-survey.link-ended', subject, { links: Number(numUpdatedRows) })
  })
}

/** Each night: reminders whose day has come are written once. Of several that are due at once only the last goes out. */
export async function remindOfSurveys(ctx: Context): Promise<void> {
  for (const { surveyId, round } of await remindDue(ctx)) {
    await inTransaction(ctx, async (ctx) => {
      const begun = await ctx.db
        .updateTable('activitySurveyReminder')
        .set({ sentAt: ctx.now })
        .where('surveyId', '=', surveyId)
        .where('round', '<=', round)
        .where('sentAt', 'is', null)
        .returning('round')
        .execute()
      if (begun.length === 0) return
      const batch = { surveyId, round, after: null }
      await enqueue(ctx, writeLetters, batch, { key: `activity-survey:${surveyId}:${round}` })
    })
  }
}
