import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { FRIDAY } from '#tests/support/admissions'
import { aReason } from '#tests/support/tracking'

/** What the school of a learner reports of a subject, how much it worries, and what it does: all of it marked. */
export async function markProgress(db: Kysely<DB>, organisationId: string, learnerId: string, code: string) {
  const [roundId, subjectId, ownerId] = [await roundOf(db, organisationId), randomUUID(), await anybody(db)]
  const [entry, risk] = [`${code}-progressEntry`, `${code}-progressRisk`]
  const year = 2026
  await db
    .insertInto('progressSubject')
    .values({
      ...{ id: subjectId, learnerId, organisationId, year, key: 'art|A level' },
      subject: entry,
      scale: 'A level',
    })
    .execute()
  await db
    .insertInto('progressEntry')
    .values({ subjectId, roundId, grade: 'B', comment: entry, isLate: false, enteredAt: FRIDAY })
    .execute()
  await db
    .insertInto('progressRisk')
    .values({ learnerId, organisationId, year, rating: 'amber', note: risk, saidOn: '2026-11-20', saidAt: FRIDAY })
    .execute()
  await db
    .insertInto('intervention')
    .values({
      ...{ learnerId, organisationId, year, ownerId, kindId: await aReason(db, 'intervention-kind', 'talk') },
      ...{
        detail: risk,
        note: risk,
        startedOn: '2026-11-01',
        lookAgainOn: '2026-11-20',
        state: 'open',
        changedAt: FRIDAY,
      },
    })
    .execute()
}

async function roundOf(db: Kysely<DB>, organisationId: string): Promise<string> {
  const known = await db
    .selectFrom('reportRound')
    .select('id')
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()
  if (known) return known.id
  const id = randomUUID()
  const days = { opensOn: '2026-11-01', closesOn: '2026-11-30' }
  await db
    .insertInto('reportRound')
    .values({
      id,
      organisationId,
      year: 2026,
      name: 'Autumn',
      ...days,
      asksEffort: true,
      asksComment: true,
      changedAt: FRIDAY,
    })
    .execute()
  return id
}

async function anybody(db: Kysely<DB>): Promise<string> {
  return (await db.selectFrom('account').select('id').orderBy('createdAt').limit(1).executeTakeFirstOrThrow()).id
}
