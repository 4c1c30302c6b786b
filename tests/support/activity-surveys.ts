import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { openActivitySurvey } from '~/domain/activity-surveys/survey.commands.server'
import { refreshAll } from '~/domain/leavers/refresh.commands.server'
import { systemContext, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { aLearner, aTown, type Town } from './admissions'
import { anAdviser, anEnrolment, aStaffContext } from './tracking'

/** A Friday just after the day that is asked about, for those who leave in 2027. */
export const NOVEMBER = new Date('2027-11-05T09:00:00Z')

export const terms = {
  leavingYear: 2027,
  ...{ referenceOn: '2027-11-01', closesOn: '2028-01-31' },
  ...{ firstReminderOn: '2027-11-19', secondReminderOn: '2027-12-10' },
}

/** A coordinator of a town. */
export async function aCoordinator(db: Kysely<DB>, town: Town, now = NOVEMBER): Promise<Context> {
  return aStaffContext(db, town.schoolId, town, 'coordinator', { now })
}

/** A survey that is open: one leaver is enrolled, two are not known, one of them with an address of e-mail. */
export async function anOpenSurvey(db: Kysely<DB>) {
  const town = await aTown(db)
  const enrolled = (await anEnrolment(db, { town, startedOn: '2026-11-20' })).learnerId
  const silent = await aLearner(db, town, { familyName: 'Baker', givenNames: 'Ben' })
  const onPaper = await aLearner(db, town, { familyName: 'Paper', givenNames: 'Pia' })
  await db.updateTable('account').set({ learnerId: null }).where('learnerId', '=', onPaper).execute()
  await db.updateTable('learner').set({ email: null }).where('id', '=', onPaper).execute()
  await refreshAll(systemContext(db, NOVEMBER), { areaId: town.areaId, leavingYear: 2027 })
  const coordinator = await aCoordinator(db, town)
  const surveyId = await openActivitySurvey(coordinator, terms)
  const adviser = await anAdviser(db, town, NOVEMBER)
  return { town, enrolled, silent, onPaper, coordinator, surveyId, adviser }
}

/** One of those a survey asks, as the table holds them. */
export async function personOf(db: Kysely<DB>, learnerId: string) {
  const found = await db
    .selectFrom('activitySurveyPerson')
    .select(['id', 'code', 'source', 'saidOn', 'version'])
    .where('learnerId', '=', learnerId)
    .executeTakeFirst()
  return orNotFound(found)
}
