import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { FRIDAY } from '#tests/support/admissions'
import { idOf } from './made-row'
import type { PeopledTown } from './towns'

type Db = Kysely<DB>

/** The activity survey of a town that is under way. */
export async function activitySurveyOf(db: Db, areaId: string): Promise<string> {
  const known = await db.selectFrom('activitySurvey').select('id').where('areaId', '=', areaId).executeTakeFirst()
  if (known) return known.id
  const days = { referenceOn: '2026-11-01', closesOn: '2027-01-31' }
  return idOf(
    db
      .insertInto('activitySurvey')
      .values({ areaId, leavingYear: 2026, ...days, state: 'open', openedAt: FRIDAY })
      .returning('id'),
  )
}

/** What stands about one leaver: the row of the list, whom the survey asks, and what the school disputes. */
export async function leaverRecords(db: Db, { areaId, people, ...town }: PeopledTown, learnerId: string) {
  const roll = db.selectFrom('rollEntry').select('schoolId').where('learnerId', '=', learnerId)
  const schoolId = (await roll.where('leftOn', 'is', null).executeTakeFirst())?.schoolId ?? town.schoolId
  const surveyId = await activitySurveyOf(db, areaId)
  const personId = await idOf(
    db
      .insertInto('activitySurveyPerson')
      .values({ surveyId, learnerId, schoolId, sortName: learnerId })
      .returning('id'),
  )
  const leaver = { learnerId, areaId, leavingYear: 2026, sortName: learnerId, schoolId, offers: 0 }
  const dispute = { personId, schoolId, code: '330', words: 'He told us', raisedById: people.head.accountId }
  return {
    personId,
    leaverId: await idOf(
      db
        .insertInto('leaver')
        .values({ ...leaver, mismatch: 'not-known', changedAt: FRIDAY })
        .returning('id'),
    ),
    disputeId: await idOf(
      db
        .insertInto('activitySurveyDispute')
        .values({ ...dispute, raisedAt: FRIDAY })
        .returning('id'),
    ),
  }
}
