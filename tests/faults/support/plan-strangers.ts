import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { FRIDAY } from '#tests/support/admissions'
import { idOf } from './made-row'
import type { Resident } from './towns'

type Db = Kysely<DB>

/** What stands in a learner's plan. */
export async function planRecords(db: Db, learnerId: string, { choices }: Resident) {
  const target = { title: 'Visit a college', owner: 'learner', dueOn: '2027-03-01', state: 'active', setAs: 'learner' }
  const targetId = await idOf(
    db
      .insertInto('target')
      .values({ learnerId, ...target, setAt: FRIDAY, changedAt: FRIDAY })
      .returning('id'),
  )
  const choice = await db
    .selectFrom('choice')
    .select(['id', 'providerId'])
    .where('id', 'in', Object.values(choices))
    .limit(1)
    .executeTakeFirstOrThrow()
  return {
    targetId,
    stepId: await idOf(
      db
        .insertInto('targetStep')
        .values({ targetId, position: 1, what: 'Ring', owner: 'learner', state: 'not-started', changedAt: FRIDAY })
        .returning('id'),
    ),
    contributionId: await idOf(
      db
        .insertInto('planContribution')
        .values({ learnerId, section: 'aims', words: 'Well done', writtenAs: 'tutor', writtenAt: FRIDAY })
        .returning('id'),
    ),
    reviewId: await idOf(
      db
        .insertInto('review')
        .values({
          ...{ learnerId, kind: 'periodic', opensOn: '2026-11-20', dueOn: '2026-12-04', state: 'due' },
          ...{ setAt: FRIDAY, changedAt: FRIDAY },
        })
        .returning('id'),
    ),
    shareId: await idOf(
      db
        .insertInto('planShare')
        .values({
          ...{ learnerId, choiceId: choice.id, providerId: choice.providerId, parts: ['aims'] },
          ...{ givenAt: FRIDAY, expiresOn: '2027-03-01' },
        })
        .returning('id'),
    ),
  }
}
