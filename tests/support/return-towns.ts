import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { addOrganisation } from '~/domain/accounts/organisation.commands.server'
import { systemContext, type Context } from '~/kit/context.server'
import { aLearner, aTown, FRIDAY } from './admissions'
import { anAdviser, aStaffContext } from './tracking'

type Db = Kysely<DB>

/** A town whose authority makes a national return, and its coordinator, two days after the month has ended. */
export async function aReturnTown(db: Db, { database = 901, authority = '919' } = {}) {
  const town = await aTown(db)
  const authorityId = await addOrganisation(systemContext(db, FRIDAY), {
    ...{ kind: 'authority', name: 'Fairshire', slug: `fairshire-${authority}-${town.areaId}`, areaId: town.areaId },
  })
  await db.updateTable('organisation').set({ authorityCode: authority }).where('id', '=', authorityId).execute()
  await db.updateTable('organisation').set({ authorityId }).where('id', '=', town.schoolId).execute()
  await db.insertInto('areaAuthority').values({ areaId: town.areaId, authorityId }).execute()
  await db
    .insertInto('areaSetting')
    .values({ areaId: town.areaId, name: 'nccisDatabase', value: JSON.stringify(database) })
    .execute()
  const now = new Date('2026-12-02T09:00:00Z')
  const coordinator = await aStaffContext(db, authorityId, town, 'coordinator', { now })
  return {
    ...town,
    authorityId,
    now,
    coordinator,
    adviser: await anAdviser(db, town, now),
    system: systemContext(db, now),
  }
}

export type ReturnTown = Awaited<ReturnType<typeof aReturnTown>>

/** Somebody of 16 with an address, of whom no rule has anything to say. */
export async function aSixteen(db: Db, town: ReturnTown, name: string, differently: Record<string, unknown> = {}) {
  const id = await aLearner(db, town, { givenNames: name })
  await db
    .updateTable('learner')
    .set({ bornOn: '2010-03-14', address: '12 Mill Lane, Newbridge', postcode: 'AL7 1LZ', sex: 'F', ...differently })
    .where('id', '=', id)
    .execute()
  return id
}

/** What an adviser has said somebody does. */
export function anActivity(ctx: Context, learnerId: string, differently: Record<string, unknown> = {}) {
  return ctx.db
    .insertInto('activity')
    .values({
      ...{ learnerId, code: '230', startedOn: '2026-09-07', verifiedOn: '2026-11-02', ascertainedOn: '2026-09-10' },
      ...{ predictedEndOn: '2027-06-30', status: 'confirmed', source: 'adviser', recordedAt: FRIDAY },
      ...differently,
    })
    .execute()
}
