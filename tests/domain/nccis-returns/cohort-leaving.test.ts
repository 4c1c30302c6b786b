import { describe, expect, test } from 'vitest'
import '~/jobs'
import { mergeLearners } from '~/domain/merging/merge.commands.server'
import { refuseLeaving, type LeavingStatus } from '~/domain/nccis-returns/cohort-leaving'
import { giveRecord, recordLeaving, takeLeavingBack } from '~/domain/nccis-returns/cohort-leaving.commands.server'
import { findLeaving } from '~/domain/nccis-returns/cohort-leaving.queries.server'
import type { LeavingForm } from '~/domain/nccis-returns/cohort-leaving.schemas'
import { freezeMonth } from '~/domain/nccis-returns/freeze.commands.server'
import { recordOfOne } from '~/domain/nccis-returns/one-record.commands.server'
import { askForMonth, markSent } from '~/domain/nccis-returns/return.commands.server'
import { recordsOf } from '~/domain/nccis-returns/return-file.queries.server'
import { faultsOf } from '~/domain/nccis-returns/return.queries.server'
import { readReturn } from '~/domain/nccis-returns/return-xml'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { learnersOnNoCaseload } from '~/domain/participation/unowned.queries.server'
import { NotFound } from '~/kit/errors'
import { Findings } from '~/kit/intake-report'
import { testDatabase } from '#tests/support/database'
import { allOf, inPieces } from '#tests/support/returns'
import { aReturnTown, aSixteen, anActivity, type ReturnTown } from '#tests/support/return-towns'
import { eventsCalled } from '#tests/support/tracking'

const here = testDatabase()
const moved: LeavingForm = { status: 'T', authority: '821', leftOn: '2026-11-20', note: 'Their mother rang' }

async function frozen(town: ReturnTown, periodEnd: string) {
  const id = await askForMonth(town.coordinator, { periodEnd })
  await freezeMonth(town.system, id)
  return { id, records: await allOf(recordsOf(town.coordinator, id)) }
}

async function somebody(differently = {}) {
  const town = await aReturnTown(here.db)
  const learnerId = await aSixteen(here.db, town, 'Amina', differently)
  await anActivity(town.adviser, learnerId)
  return { town, learnerId }
}

/** The same town a month later. */
function later(town: ReturnTown): ReturnTown {
  const now = new Date('2027-01-02T09:00:00Z')
  const at = <T extends object>(ctx: T) => ({ ...ctx, now })
  return { ...town, coordinator: at(town.coordinator), adviser: at(town.adviser), system: at(town.system) }
}

describe('somebody who moved to another authority', () => {
  test('is told of once, with who goes on with them, and is in no return after that', async () => {
    const { town, learnerId } = await somebody()
    await aSixteen(here.db, town, 'Joel')
    await recordLeaving(town.adviser, learnerId, moved)

    const november = await frozen(town, '2026-11-30')
    expect(november.records.map(({ givenName, cohortStatus }) => `${givenName} ${cohortStatus}`).sort()).toEqual([
      'Amina T',
      'Joel P',
    ])
    expect(november.records.find(({ cohortStatus }) => cohortStatus === 'T')).toMatchObject({
      receivingAuthority: '821',
    })
    expect(await faultsOf(town.coordinator, november.id)).toEqual([])

    // Not sent, it was told to nobody: the next month tells it.
    expect((await frozen(later(town), '2026-12-31')).records).toHaveLength(2)
    await markSent(town.coordinator, november.id)
    expect(await findLeaving(town.adviser, learnerId)).toMatchObject({ leaving: { reportedFor: '2026-11-30' } })
    const december = await frozen(later(town), '2026-12-31')
    expect(december.records.map(({ givenName }) => givenName)).toEqual(['Joel'])
    expect(await eventsCalled(here.db, 'cohort-leaving.recorded')).toHaveLength(1)
  })

  test('is on no caseload any more, and is nobody’s to take on', async () => {
    const { town, learnerId } = await somebody()
    const names = async () => (await learnersOnNoCaseload(town.adviser)).rows.map(({ id }) => id)
    expect(await names()).toContain(learnerId)
    await takeOn(town.adviser, learnerId)
    await recordLeaving(town.adviser, learnerId, moved)
    const open = here.db.selectFrom('caseloadEntry').select('id').where('learnerId', '=', learnerId)
    expect(await open.where('endedAt', 'is', null).execute()).toEqual([])
    expect(await names()).not.toContain(learnerId)
  })

  test('who moves after the month has ended is still in it', async () => {
    const { town, learnerId } = await somebody()
    await recordLeaving(town.adviser, learnerId, { ...moved, leftOn: '2026-12-01' })
    const { records } = await frozen(town, '2026-11-30')
    expect(records).toMatchObject([{ cohortStatus: 'P', receivingAuthority: null }])
  })

  test('is followed again when it is taken back, even after it was told', async () => {
    const { town, learnerId } = await somebody()
    const leavingId = await recordLeaving(town.adviser, learnerId, moved)
    await markSent(town.coordinator, (await frozen(town, '2026-11-30')).id)
    await takeLeavingBack(town.adviser, leavingId)
    expect((await frozen(later(town), '2026-12-31')).records).toMatchObject([{ cohortStatus: 'P' }])
    await expect(takeLeavingBack(town.adviser, leavingId)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await eventsCalled(here.db, 'cohort-leaving.taken-back')).toHaveLength(1)
    await recordLeaving(town.adviser, learnerId, moved)
    expect((await frozen(later(town), '2026-12-31')).records).toMatchObject([{ cohortStatus: 'T' }])
  })

  test('has a record of one, in the format of the return, for whoever goes on with them', async () => {
    const { town, learnerId } = await somebody()
    const leavingId = await recordLeaving(town.adviser, learnerId, moved)
    const { pieces } = await recordOfOne(town.adviser, await giveRecord(town.adviser, leavingId))
    const { records } = await readReturn(inPieces((await allOf(pieces)).join(''), 1000), new Findings())
    expect((await allOf(records)).map(({ record }) => record)).toMatchObject([
      { givenName: 'Amina', cohortStatus: 'T', receivingAuthority: '821', number: '9010000000001', activity: '230' },
    ])
    expect(await eventsCalled(here.db, 'cohort-leaving.record-given')).toHaveLength(1)
    await takeLeavingBack(town.adviser, leavingId)
    await expect(giveRecord(town.adviser, leavingId)).rejects.toMatchObject({ code: 'not-moved' })
  })

  test('is recorded once: whoever was second is told', async () => {
    const { town, learnerId } = await somebody()
    await recordLeaving(town.adviser, learnerId, moved)
    await expect(recordLeaving(town.adviser, learnerId, moved)).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  test('goes with the record when two are put together', async () => {
    const { town, learnerId } = await somebody()
    const keptId = await aSixteen(here.db, town, 'Amina', { bornOn: '2010-03-15' })
    await recordLeaving(town.adviser, learnerId, moved)
    await mergeLearners(town.adviser, keptId, learnerId, { wins: {}, reason: 'The same person' })
    expect(await findLeaving(town.adviser, keptId)).toMatchObject({ leaving: { status: 'T' } })
  })
})

describe('others who leave', () => {
  test.each([
    ['E', '001', {}],
    ['D', null, {}],
    ['L', null, { bornOn: '2006-03-14' }],
  ] as const)('are told of as %s, and no rule has anything to say', async (status, authority, differently) => {
    const { town, learnerId } = await somebody(differently)
    await recordLeaving(town.adviser, learnerId, { status, authority, leftOn: '2026-11-20', note: null })
    const { records } = await frozen(town, '2026-11-30')
    expect(records).toMatchObject([{ cohortStatus: status, receivingAuthority: authority }])
  })

  test.each<[string, LeavingStatus, string | null, string]>([
    ['a day to come', 'D', null, '2026-12-03'],
    ['a day before birth', 'D', null, '2009-12-03'],
    ['a plan that ended too early', 'L', null, '2026-11-20'],
    ['a move to nowhere', 'T', null, '2026-11-20'],
    ['a move abroad', 'T', '001', '2026-11-20'],
    ['a move to the area’s own authority', 'T', '919', '2026-11-20'],
    ['leaving England for an English authority', 'E', '821', '2026-11-20'],
  ])('%s is refused', (_, status, code, leftOn) => {
    const receiving = code === null ? null : { code, isOutside: code === '001', isOwn: code === '919' }
    expect(() => refuseLeaving({ status, leftOn, receiving }, { today: '2026-12-02', bornOn: '2010-03-14' })).toThrow()
  })
})

describe('who comes to the age at which nothing more is told', () => {
  test('is told of once as over age, after a month that told of them, and no rule has anything to say', async () => {
    const { db } = here
    const town = await aReturnTown(db)
    const since = new Date('2026-10-01T09:00:00Z')
    const ages = [
      ['Amina', '2001-03-14'],
      ['Never told', '2000-03-14'],
    ] as const
    for (const [name, bornOn] of ages) {
      const learnerId = await aSixteen(db, town, name, { bornOn })
      await anActivity(town.adviser, learnerId, { predictedEndOn: '2028-06-30' })
      const plan = { learnerId, source: 'school', kind: 'sen', value: 'plan', recordedAt: since }
      await db.insertInto('learnerNeed').values(plan).execute()
    }
    const inYear = (now: string) => {
      const at = <T extends object>(ctx: T) => ({ ...ctx, now: new Date(`${now}T09:00:00Z`) })
      return { ...town, coordinator: at(town.coordinator), adviser: at(town.adviser), system: at(town.system) }
    }
    const told = (records: { givenName: string | null; cohortStatus: string | null }[]) =>
      records.map(({ givenName, cohortStatus }) => `${givenName} ${cohortStatus}`)

    const november = await frozen(town, '2026-11-30')
    expect(told(november.records)).toEqual(['Amina P'])
    expect((await frozen(inYear('2027-10-02'), '2027-09-30')).records).toEqual([])
    await markSent(town.coordinator, november.id)
    const september = await frozen(inYear('2027-10-02'), '2027-09-30')
    expect(told(september.records)).toEqual(['Amina A'])
    expect((await faultsOf(town.coordinator, september.id)).filter(({ rule }) => [9, 40].includes(rule))).toEqual([])
    await markSent(inYear('2027-10-02').coordinator, september.id)
    expect((await frozen(inYear('2027-11-02'), '2027-10-31')).records).toEqual([])
  })
})

describe('who lives in another authority and goes to school here', () => {
  test('is told of by the authority of the school, for as long as the guarantee is told of them', async () => {
    const { db } = here
    const town = await aReturnTown(db)
    const other = await aReturnTown(db, { database: 902, authority: '821' })
    await aSixteen(db, town, 'Amina', { authorityId: other.authorityId })
    await aSixteen(db, town, 'Joel', { authorityId: other.authorityId, bornOn: '2010-11-14' })
    const { records } = await frozen(town, '2026-11-30')
    expect(records).toMatchObject([{ givenName: 'Amina', cohortStatus: 'G', leadAuthority: '919', isInGuarantee: 'Y' }])
  })
})

describe('nobody else', () => {
  test('records it, or sees it', async () => {
    const { town, learnerId } = await somebody()
    const other = await aReturnTown(here.db, { database: 903, authority: '822' })
    await expect(recordLeaving(other.adviser, learnerId, moved)).rejects.toThrow(NotFound)
    await expect(recordLeaving(town.coordinator, learnerId, moved)).rejects.toThrow(NotFound)
    const leavingId = await recordLeaving(town.adviser, learnerId, moved)
    await expect(takeLeavingBack(other.adviser, leavingId)).rejects.toThrow(NotFound)
    await expect(giveRecord(town.coordinator, leavingId)).rejects.toThrow(NotFound)
    await expect(findLeaving(other.adviser, learnerId)).rejects.toThrow(NotFound)
  })
})
