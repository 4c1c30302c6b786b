import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { FRIDAY } from '#tests/support/admissions'

/** What an adviser decided of the September Guarantee and why, and what the learner said of themselves and nobody has looked at. */
export async function markGuarantee(db: Kysely<DB>, learnerId: string, decidedById: string, code: string) {
  const { areaId } = await db
    .selectFrom('learner')
    .select('areaId')
    .where('id', '=', learnerId)
    .executeTakeFirstOrThrow()
  if (areaId === null) return
  const reason = `${code}-guaranteeReason`
  const words = `${code}-ownWords`
  await db
    .insertInto('guarantee')
    .values({ ...aGuarantee(learnerId, areaId), reason, decidedById })
    .execute()
  await db
    .insertInto('activity')
    .values({ ...aProposal(learnerId), evidence: JSON.stringify({ where: words, words }) })
    .execute()
}

/** An adviser’s word beside the record’s. */
export function aGuarantee(learnerId: string, areaId: string) {
  return {
    ...{ learnerId, areaId, season: 2026, yearGroup: 11, sortName: learnerId, source: 'adviser', reason: 'Seen' },
    ...{ code: '150', recordCode: '159', evidence: '{}', recordEvidence: '{"kind":"name-only"}' },
    ...{ decidedAt: FRIDAY, changedAt: FRIDAY, recordChangedAt: FRIDAY },
  }
}

/** A job that the learner told of. */
export function aProposal(learnerId: string) {
  return {
    ...{ learnerId, code: '330', status: 'proposed', source: 'self', recordedAt: FRIDAY },
    ...{ startedOn: '2026-11-02', verifiedOn: '2026-11-20' },
  }
}
