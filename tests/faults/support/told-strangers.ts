import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { FRIDAY } from '#tests/support/admissions'
import { activitySurveyOf } from './leaver-strangers'
import { idOf } from './made-row'
import type { PeopledTown } from './towns'

/** What an area has told and asked. */
export async function toldRecords(
  db: Kysely<DB>,
  { areaId, cycleId, people }: Pick<PeopledTown, 'areaId' | 'cycleId' | 'people'>,
) {
  const { accountId } = people.coordinator
  return {
    activitySurveyId: await activitySurveyOf(db, areaId),
    noticeId: await idOf(
      db
        .insertInto('notice')
        .values({
          ...{ areaId, title: 'Reviews', body: 'By March.', audiences: ['school', 'provider', 'adviser', 'learner'] },
          ...{ needsReceipt: true, writtenById: accountId, publishedAt: FRIDAY, changedAt: FRIDAY },
        })
        .returning('id'),
    ),
    surveyId: await idOf(
      db
        .insertInto('survey')
        .values({
          ...{ areaId, title: 'Applying', moment: 'any', state: 'open', writtenById: accountId, changedAt: FRIDAY },
          questions: JSON.stringify([{ words: 'What would you change?', options: [] }]),
        })
        .returning('id'),
    ),
    gapId: await idOf(
      db
        .insertInto('courseGap')
        .values({
          ...{ areaId, cycleId, subjectCode: '04.1', level: '2', outcode: '', seenTo: '2026-11-19', state: 'open' },
          ...{ ownerAccountId: accountId, nextStep: 'Ask', dueOn: '2027-03-01', takenUpAt: FRIDAY, changedAt: FRIDAY },
        })
        .returning('id'),
    ),
    partnershipTargetId: await idOf(
      db
        .insertInto('partnershipTarget')
        .values({ areaId, measure: 'placed', dueOn: '2027-01-31', value: 60, setById: accountId, setAt: FRIDAY })
        .returning('id'),
    ),
    saidId: await idOf(
      db
        .insertInto('saidAndDone')
        .values({ areaId, said: 'Buses', done: 'Two lines', publishedById: accountId, publishedAt: FRIDAY })
        .returning('id'),
    ),
  }
}
