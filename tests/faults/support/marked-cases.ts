import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { FRIDAY, type Town } from '#tests/support/admissions'

/** A case that the school has put to the area's panel, with a mark in what it says; its id. */
export async function markCase(db: Kysely<DB>, { areaId, schoolId }: Town, learnerId: string, code: string) {
  const panelId = await panelOf(db, areaId)
  const caseId = randomUUID()
  await db
    .insertInto('panelCase')
    .values({
      ...{ id: caseId, panelId, learnerId, homeId: schoolId, putFromId: schoolId, state: 'submitted' },
      ...{ why: `${code}-caseWhy`, support: `${code}-caseSupport`, urgentWhy: `${code}-caseWhy` },
      ...{ needsTransport: false, isAgreed: true, putAt: FRIDAY, submittedAt: FRIDAY, changedAt: FRIDAY },
    })
    .execute()
  return { caseId }
}

/** Somebody who sits on the panel of an area, where it has one. */
export async function seatOnPanel(db: Kysely<DB>, areaId: string, accountId: string) {
  const panelId = await panelOf(db, areaId)
  await db
    .insertInto('panelMember')
    .values({ id: randomUUID(), panelId, accountId, seat: 'member', seatedAt: FRIDAY })
    .execute()
}

async function panelOf(db: Kysely<DB>, areaId: string): Promise<string> {
  const known = await db.selectFrom('panel').select('id').where('areaId', '=', areaId).executeTakeFirst()
  if (known) return known.id
  const id = randomUUID()
  await db.insertInto('panel').values({ id, areaId, name: 'The panel', quorum: 2, begunAt: FRIDAY }).execute()
  return id
}
