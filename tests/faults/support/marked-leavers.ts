import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { FRIDAY, type Town } from '#tests/support/admissions'
import { activitySurveyOf } from './leaver-strangers'
import { idOf } from './made-row'

/** A leaver whom the activity survey asks: what they answered, what the school told by file, and what it disputes, each with its mark. */
export async function markLeaver(
  db: Kysely<DB>,
  { areaId, schoolId }: Town,
  { learnerId, code, raisedById }: Record<'learnerId' | 'code' | 'raisedById', string>,
) {
  const surveyId = await activitySurveyOf(db, areaId)
  const personId = await idOf(
    db
      .insertInto('activitySurveyPerson')
      .values({ surveyId, learnerId, schoolId, sortName: learnerId })
      .returning('id'),
  )
  const said = { personId, code: '330', saidOn: '2026-11-20', recordedAt: FRIDAY }
  const [own, told] = [`${code}-ownWords`, `${code}-schoolWords`]
  await db
    .insertInto('activitySurveyWord')
    .values([
      { ...said, source: 'learner', whereNow: own, words: own },
      { ...said, source: 'file', organisationId: schoolId, whereNow: told, words: told },
    ])
    .execute()
  const leaver = { learnerId, areaId, leavingYear: 2026, sortName: learnerId, schoolId, form: '11A', offers: 0 }
  const dispute = { personId, schoolId, code: '330', whereNow: told, words: told, raisedById, raisedAt: FRIDAY }
  return {
    personId,
    leaverId: await idOf(
      db
        .insertInto('leaver')
        .values({ ...leaver, mismatch: 'not-known', changedAt: FRIDAY })
        .returning('id'),
    ),
    disputeId: await idOf(db.insertInto('activitySurveyDispute').values(dispute).returning('id')),
  }
}
