import { describe, expect, test } from 'vitest'
import '~/jobs'
import { mergeLearners } from '~/domain/merging/merge.commands.server'
import { judgeToday } from '~/domain/nccis-returns/freeze.commands.server'
import { freezeMonth } from '~/domain/nccis-returns/freeze.commands.server'
import { headerOf } from '~/domain/nccis-returns/month'
import { askForMonth, markSent, takeFile } from '~/domain/nccis-returns/return.commands.server'
import { recordsOf } from '~/domain/nccis-returns/return-file.queries.server'
import { writeReturn } from '~/domain/nccis-returns/return-writer'
import {
  faultsNow,
  faultsOf,
  findReturn,
  learnersWithFault,
  monthsOf,
} from '~/domain/nccis-returns/return.queries.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { jobsIn } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { allOf } from '#tests/support/returns'
import { aReturnTown, aSixteen, anActivity, type ReturnTown } from '#tests/support/return-towns'
import { aStaffContext, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()
const periodEnd = '2026-11-30'

async function frozen(town: ReturnTown) {
  const id = await askForMonth(town.coordinator, { periodEnd })
  await freezeMonth(town.system, id)
  return id
}

const numbersIn = async (town: ReturnTown, id: string) =>
  (await allOf(recordsOf(town.coordinator, id))).map(({ number }) => number)

describe('a month that is frozen', () => {
  test('holds everybody it is about, each with a number, and leaves one event for each deed', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    const id = await aSixteen(db, town, 'Amina')
    await anActivity(town.adviser, id)
    await aSixteen(db, town, 'Joel', { bornOn: '2008-08-31' })
    await aSixteen(db, town, 'Ewan', { bornOn: '2011-09-01' })

    const month = await askForMonth(town.coordinator, { periodEnd })
    expect(await jobsIn(db)).toContain('nccis-returns/freeze')
    await freezeMonth(town.system, month)
    await freezeMonth(town.system, month)

    const [record, ...others] = await allOf(recordsOf(town.coordinator, month))
    expect(others).toEqual([])
    expect(record).toMatchObject({
      ...{ number: '9010000000001', givenName: 'Amina', activity: '230', leadAuthority: '919', town: 'Newbridge' },
      ...{ authorityAtYear11: '919', isInGuarantee: 'Y', guarantee11: '159', guaranteeAuthority11: '919' },
      ...{ lapsesOn: '2027-06-30', isLapsed: 'N', verifiedOn: '2026-11-02' },
    })
    expect(await findReturn(town.coordinator, month)).toMatchObject({ status: 'frozen', people: 1 })
    expect(await faultsOf(town.coordinator, month)).toEqual([])
    expect(await eventsCalled(db, 'return.asked-for')).toHaveLength(1)
    expect(await eventsCalled(db, 'return.frozen')).toHaveLength(1)
  })

  test('goes by what was so on its last day: a later check and a later activity belong to the next', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    const id = await aSixteen(db, town, 'Amina')
    await anActivity(town.adviser, id, { endedAt: town.now })
    await anActivity(town.adviser, id, {
      code: '619',
      startedOn: '2026-12-01',
      verifiedOn: '2026-12-01',
      recordedAt: town.now,
    })

    const [record] = await allOf(recordsOf(town.coordinator, await frozen(town)))
    expect(record).toMatchObject({ activity: '230', verifiedOn: '2026-11-02' })
  })

  test('takes in what nobody has told: who learns where, what school has told of needs, the level and the guarantee', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    const id = await aSixteen(db, town, 'Amina', { bornOn: '2004-03-14' })
    const at = { learnerId: id, source: 'school', recordedAt: town.now }
    const before = new Date('2026-10-01T09:00:00Z')
    await db
      .insertInto('learnerNeed')
      .values([
        { ...at, kind: 'sen', value: 'plan', recordedAt: before },
        { ...at, kind: 'ethnicity', value: 'AIND', recordedAt: before },
      ])
      .execute()
    await db
      .insertInto('levelOfNeed')
      .values({ learnerId: id, level: 1, fromOn: '2026-10-01', recordedAt: before })
      .execute()
    await db
      .insertInto('learnerCharacteristic')
      .values([
        { learnerId: id, code: '140', fromOn: '2026-10-01', recordedAt: before },
        { learnerId: id, code: '180', fromOn: '2026-10-01', untilOn: '2026-11-30', recordedAt: before },
      ])
      .execute()

    const [record] = await allOf(recordsOf(town.coordinator, await frozen(town)))
    expect(record).toMatchObject({
      ...{ hasPlan: 'Y', ethnicity: 'AIND', levelOfNeed: '1', characteristics: ['140'], activity: '810' },
      isInGuarantee: 'N',
    })
  })

  test('gives the same file to the letter each time, but for the day it is made', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    for (const name of ['Amina', 'Joel', 'Zoë']) await anActivity(town.adviser, await aSixteen(db, town, name))
    const id = await frozen(town)
    const file = async (today: string) => {
      const month = await takeFile(town.coordinator, id, { isKnown: true })
      return (await allOf(writeReturn(headerOf(month, today), recordsOf(town.coordinator, id)))).join('')
    }
    const first = await file('2026-12-02')
    expect((await file('2026-12-05')).replace('2026-12-05', '2026-12-02')).toBe(first)
    expect(await eventsCalled(db, 'return.file-taken')).toHaveLength(2)
  })

  test('is replaced until it was sent, and then never', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    await anActivity(town.adviser, await aSixteen(db, town, 'Amina'))
    const first = await frozen(town)
    const second = await frozen(town)
    expect(await findReturn(town.coordinator, first)).toMatchObject({ status: 'replaced' })
    expect(await allOf(recordsOf(town.coordinator, first))).toEqual([])

    await markSent(town.coordinator, second)
    await expect(askForMonth(town.coordinator, { periodEnd })).rejects.toMatchObject({ code: 'sent-already' })
    await expect(markSent(town.coordinator, second)).rejects.toMatchObject({ code: 'sent-already' })
    expect(await monthsOf(town.coordinator)).toMatchObject([
      { id: second, priority1: 0, priority2: 0, priority3: 0 },
      { id: first, status: 'replaced' },
    ])
  })

  test('is stopped by faults of the first priority, and none of the deeds leaves a trace then', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    await aSixteen(db, town, 'Amina', { address: null })
    const id = await frozen(town)
    expect(await faultsOf(town.coordinator, id)).toMatchObject([{ rule: 31, priority: 1, count: 1 }])
    await expect(takeFile(town.coordinator, id, { isKnown: true })).rejects.toMatchObject({ code: 'faults-stop-it' })
    await expect(markSent(town.coordinator, id)).rejects.toMatchObject({ code: 'faults-stop-it' })
    expect(await eventsCalled(db, 'return.file-taken')).toEqual([])
  })

  test('is nobody else’s: not another area’s, not an adviser’s', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    const other = await aReturnTown(db, { database: 902, authority: '821' })
    const id = await frozen(town)
    for (const ctx of [other.coordinator, town.adviser]) {
      await expect(findReturn(ctx, id)).rejects.toBeInstanceOf(NotFound)
      await expect(takeFile(ctx, id, { isKnown: true })).rejects.toBeInstanceOf(NotFound)
      expect(await allOf(recordsOf(ctx, id))).toEqual([])
    }
    await expect(askForMonth(town.adviser, { periodEnd })).rejects.toBeInstanceOf(NotAllowed)
  })

  test('needs a database, an authority and a month that has ended', async () => {
    const { db } = test$
    const town = await aReturnTown(db, { database: 0 })
    await expect(askForMonth(town.coordinator, { periodEnd })).rejects.toMatchObject({ code: 'no-database' })
    const other = await aReturnTown(db, { database: 903, authority: '822' })
    await expect(askForMonth(other.coordinator, { periodEnd: '2026-12-31' })).rejects.toMatchObject({
      code: 'not-this-month',
    })
    await db.deleteFrom('areaAuthority').where('areaId', '=', other.areaId).execute()
    await expect(askForMonth(other.coordinator, { periodEnd })).rejects.toMatchObject({ code: 'no-authority' })
  })
})

describe('the numbers', () => {
  test('are given once: the next month has the same, and whoever comes gets the next', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    await aSixteen(db, town, 'Amina')
    const first = await numbersIn(town, await frozen(town))
    await aSixteen(db, town, 'Joel')
    const second = await numbersIn(town, await frozen(town))
    expect(first).toEqual(['9010000000001'])
    expect(second.toSorted()).toEqual(['9010000000001', '9010000000002'])
  })

  test('stay through a merge: the older is told, and the other as the one before', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    const keptId = await aSixteen(db, town, 'Amina')
    await frozen(town)
    const goneId = await aSixteen(db, town, 'Amina')
    await frozen(town)
    await mergeLearners(town.adviser, keptId, goneId, { wins: {}, reason: 'The same person' })
    expect(await allOf(recordsOf(town.coordinator, await frozen(town)))).toMatchObject([
      { number: '9010000000001', previousNumber: '9010000000002' },
    ])
    await aSixteen(db, town, 'Joel')
    expect(await numbersIn(town, await frozen(town))).toContain('9010000000003')
  })
})

describe('every night', () => {
  test('the rules find faults in the record as it stands, and forget those that were mended', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    const id = await aSixteen(db, town, 'Amina', { address: null })
    await aReturnTown(db, { database: 0, authority: '823' })

    await judgeToday(town.system)
    await judgeToday(town.system)
    expect(await faultsNow(town.coordinator)).toMatchObject([{ rule: 31, count: 1 }])
    expect((await learnersWithFault(town.adviser, 31, null)).rows).toMatchObject([
      { learnerId: id, givenNames: 'Amina' },
    ])

    await db.updateTable('learner').set({ address: '12 Mill Lane, Newbridge' }).where('id', '=', id).execute()
    await judgeToday(town.system)
    expect(await faultsNow(town.coordinator)).toEqual([])
  })

  test('what they find is told to nobody of another area, and with names to no school', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    const other = await aReturnTown(db, { database: 902, authority: '821' })
    await aSixteen(db, town, 'Amina', { address: null })
    await judgeToday(town.system)
    const tutor = await aStaffContext(db, town.schoolId, town, 'tutor')
    for (const ctx of [other.adviser, other.coordinator, tutor]) {
      expect(await faultsNow(ctx)).toEqual([])
      expect((await learnersWithFault(ctx, 31, null)).rows).toEqual([])
    }
  })

  test('a list of names goes on where it ended', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    for (let nth = 0; nth < 52; nth += 1) await aSixteen(db, town, `Amina${nth}`, { address: null })
    await judgeToday(town.system)
    const first = await learnersWithFault(town.adviser, 31, null)
    const second = await learnersWithFault(town.adviser, 31, first.next)
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 2, null])
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(52)
  })
})
