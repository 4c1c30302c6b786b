import { describe, expect, test } from 'vitest'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { caseloadPage } from '~/domain/participation/caseload.queries.server'
import { caseloadFilterFrom, queryOf } from '~/domain/participation/caseload.schemas'
import { importWards } from '~/domain/wards/ward-import.commands.server'
import { wardsOfArea } from '~/domain/wards/ward.queries.server'
import { systemContext } from '~/kit/context.server'
import { NotAllowed } from '~/kit/errors'
import { aLearner, aTown, FRIDAY } from '#tests/support/admissions'
import { aFile } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { anAdviser, eventsCalled } from '#tests/support/tracking'

const here = testDatabase()
const HANDSIDE = 'E05000001'
const PEARTREE = 'E05000002'

async function take(rows: string[], choices = {}) {
  const file = await aFile(['pcds,wd24cd,wd24nm', ...rows].join('\r\n'), 'wards.csv')
  return importWards(systemContext(here.db, FRIDAY), file, choices)
}

async function livingAt(postcode: string | null, differently = {}) {
  const town = await aTown(here.db)
  const learnerId = await aLearner(here.db, town)
  await here.db
    .updateTable('learner')
    .set({ postcode, ...differently })
    .where('id', '=', learnerId)
    .execute()
  const adviser = await anAdviser(here.db, town)
  await takeOn(adviser, learnerId)
  const ward = async () => {
    const found = here.db
      .selectFrom('learner')
      .innerJoin('caseloadEntry', 'caseloadEntry.learnerId', 'learner.id')
      .select(['learner.wardCode', 'caseloadEntry.wardCode as onCaseload'])
      .where('learner.id', '=', learnerId)
    const { wardCode, onCaseload } = await found.executeTakeFirstOrThrow()
    expect(onCaseload).toBe(wardCode)
    return wardCode
  }
  return { town, adviser, learnerId, ward }
}

describe('a table of wards', () => {
  test('gives everybody theirs, and the newest file stands; a second time changes nothing', async () => {
    const { ward } = await livingAt('AL7 1LZ')
    const first = await take([`AL7 1LZ,${HANDSIDE},Handside`, `AL8 6AA,${PEARTREE},Peartree`])
    expect(first.counts.postcodes).toMatchObject({ read: 2, added: 2, refused: 0 })
    expect(await ward()).toBe(HANDSIDE)
    const again = await take([`al71lz,${HANDSIDE},Handside`, `AL8 6AA,${PEARTREE},Peartree`])
    expect(again.counts.postcodes).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    expect((await take([`AL7 1LZ,${PEARTREE},Peartree`])).counts.postcodes).toMatchObject({ changed: 1 })
    expect(await ward()).toBe(PEARTREE)
    expect(await eventsCalled(here.db, 'wards.imported')).toHaveLength(3)
  })

  test('refuses rows that say nothing, and takes the others or none, as was chosen', async () => {
    const rows = [`AL7 1LZ,${HANDSIDE},Handside`, `nowhere,${HANDSIDE},`, 'AL7 1AA,Handside,', `AL7 1LZ,${PEARTREE},`]
    const tried = await take(rows, { isDryRun: true })
    expect(tried.counts.postcodes).toMatchObject({ read: 4, added: 1, refused: 3 })
    expect(tried.findings.map(({ code }) => code)).toEqual(['postcode', 'ward-code', 'postcode-twice'])
    expect((await take(rows, { isAllOrNothing: true })).status).toBe('refused')
    expect(await here.db.selectFrom('postcodeWard').select('postcode').execute()).toEqual([])
    await take(rows)
    expect(await here.db.selectFrom('postcodeWard').select('postcode').execute()).toEqual([{ postcode: 'AL7 1LZ' }])
  })

  test('is taken in by an operator only', async () => {
    const { adviser } = await livingAt(null)
    const file = await aFile('pcds,wd24cd\nAL7 1LZ,E05000001', 'wards.csv')
    expect(() => importWards(adviser, file)).toThrow(NotAllowed)
  })
})

describe('the ward of a learner', () => {
  test('follows the postcode, on the caseload too', async () => {
    await take([`AL7 1LZ,${HANDSIDE},Handside`, `AL8 6AA,${PEARTREE},Peartree`])
    const { learnerId, ward } = await livingAt('AL7 1LZ')
    expect(await ward()).toBe(HANDSIDE)
    const move = (postcode: string) =>
      here.db.updateTable('learner').set({ postcode }).where('id', '=', learnerId).execute()
    await move('AL8 6AA')
    expect(await ward()).toBe(PEARTREE)
    await move('MK40 1AA')
    expect(await ward()).toBeNull()
  })

  test('is not known of whoever must not be found', async () => {
    const { learnerId, ward } = await livingAt('AL7 1LZ', { isAddressProtected: true })
    await take([`AL7 1LZ,${HANDSIDE},Handside`])
    expect(await ward()).toBeNull()
    const protect = (isAddressProtected: boolean) =>
      here.db.updateTable('learner').set({ isAddressProtected }).where('id', '=', learnerId).execute()
    await protect(false)
    expect(await ward()).toBe(HANDSIDE)
    await protect(true)
    expect(await ward()).toBeNull()
  })

  test('narrows a caseload, and only wards in which somebody lives stand to choose', async () => {
    await take([`AL7 1LZ,${HANDSIDE},Handside`, `AL8 6AA,${PEARTREE},Peartree`])
    const { adviser, learnerId } = await livingAt('AL7 1LZ')
    expect(await wardsOfArea(adviser)).toEqual([{ code: HANDSIDE, name: 'Handside' }])
    expect((await caseloadPage(adviser, { ward: HANDSIDE })).rows.map((row) => row.learnerId)).toEqual([learnerId])
    expect((await caseloadPage(adviser, { ward: PEARTREE })).rows).toEqual([])
    const filter = caseloadFilterFrom({ ward: HANDSIDE, whose: 'team' })
    expect(queryOf(filter)).toEqual({ ward: HANDSIDE, whose: 'team' })
    expect(caseloadFilterFrom({ ward: 'nowhere' }).ward).toBeNull()
  })
})
