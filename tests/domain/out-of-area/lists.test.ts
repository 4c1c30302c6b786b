import { beforeEach, describe, expect, test } from 'vitest'
import '~/jobs'
import { addOrganisation } from '~/domain/accounts/organisation.commands.server'
import { decideConsent } from '~/domain/consents/consent.commands.server'
import { birthdaysFollowed, listNames, whereWords, type OutOfAreaList } from '~/domain/out-of-area/list'
import { listFile } from '~/domain/out-of-area/list-file'
import { outOfAreaCounts, outOfAreaPage, outOfAreaRows } from '~/domain/out-of-area/list.queries.server'
import { askForOutOfArea, refreshLists } from '~/domain/out-of-area/refresh.commands.server'
import { recordLeaving } from '~/domain/nccis-returns/cohort-leaving.commands.server'
import { drainJobs } from '~/kit/jobs.server'
import { theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aReturnTown, aSixteen, anActivity, type ReturnTown } from '#tests/support/return-towns'
import { countStatements } from '#tests/support/statements'
import { aStaffContext } from '#tests/support/tracking'

const here = testDatabase()
let town: ReturnTown
let beyond: string
let college: { here: string; beyond: string }

beforeEach(async () => {
  const { db } = here
  town = await aReturnTown(db)
  const add = (kind: 'authority' | 'college', name: string, authorityId?: string) =>
    addOrganisation(town.system, {
      kind,
      name,
      slug: `${name}-${town.areaId}`.toLowerCase(),
      ...(authorityId && { authorityId }),
    })
  beyond = await add('authority', 'Beyondshire')
  college = { here: await add('college', 'Near', town.authorityId), beyond: await add('college', 'Far', beyond) }
  const place = (id: string, authorityId: string) =>
    db.updateTable('organisation').set({ authorityId }).where('id', '=', id).execute()
  await place(college.here, town.authorityId)
  await place(college.beyond, beyond)
})

const aLearner = async (name: string, authorityId: string | null, activity: Record<string, unknown> | null = null) => {
  const id = await aSixteen(here.db, town, name, { authorityId })
  if (activity) await anActivity(town.adviser, id, activity)
  return id
}
const names = async (list: OutOfAreaList, ctx = town.adviser) =>
  (await outOfAreaPage(ctx, list, null)).rows.map(({ givenNames }) => givenNames)
const lists = async () =>
  Object.fromEntries(await Promise.all(listNames.map(async (list) => [list, await names(list)])))

describe('the lists', () => {
  test('hold whom they say, by the place of what somebody does, else by the school', async () => {
    await aLearner('Home', town.authorityId, { code: '120', providerId: null })
    await aLearner('Out', town.authorityId, { code: '230', providerId: college.beyond })
    await aLearner('In', beyond, { code: '230', providerId: college.here })
    await aLearner('Pupil', beyond)
    await aLearner('Both', town.authorityId, { code: '230', providerId: college.here })
    await aLearner('Away', beyond, { code: '230', providerId: college.beyond })
    await aLearner('Works', town.authorityId, { code: '330', providerId: college.beyond })
    await aLearner('Apprentice', null, { code: '310', providerId: college.beyond })
    await askForOutOfArea(town.system)
    await drainJobs(here.db, town.now)

    expect(await lists()).toEqual({
      'at-home': ['Home'],
      'learns-elsewhere': ['Apprentice', 'Out'],
      'lives-elsewhere': ['In', 'Pupil'],
    })
    expect(await outOfAreaCounts(town.coordinator)).toEqual({
      'at-home': 1,
      'learns-elsewhere': 2,
      'lives-elsewhere': 2,
    })
    const { text } = listFile('lives-elsewhere', await outOfAreaRows(town.adviser, 'lives-elsewhere'))
    expect(text).toContain(
      'In,2010-03-14,Beyondshire,"Near, Fairshire","Education, full time: further education college",,2026-12-02',
    )
  })

  test('follow what changes, and keep the day since when', async () => {
    const id = await aLearner('Out', town.authorityId, { code: '230', providerId: college.beyond })
    await refreshLists(town.system, town.areaId)
    const later = { ...town.system, now: new Date('2026-12-09T09:00:00Z') }
    await refreshLists(later, town.areaId)
    expect((await outOfAreaPage(town.adviser, 'learns-elsewhere', null)).rows).toMatchObject([{ since: '2026-12-02' }])
    await here.db.updateTable('activity').set({ providerId: college.here }).where('learnerId', '=', id).execute()
    await refreshLists(later, town.areaId)
    expect(await names('learns-elsewhere')).toEqual([])
  })

  test('let go at once of who left, and hold nobody of whom only the name is passed on, nor anybody of another area', async () => {
    const gone = await aLearner('Gone', beyond)
    const shy = await aLearner('Shy', beyond)
    await refreshLists(town.system, town.areaId)
    expect(await names('lives-elsewhere')).toHaveLength(2)
    await recordLeaving(town.adviser, gone, { status: 'D', authority: null, leftOn: '2026-11-20', note: null })
    expect(await names('lives-elsewhere')).toEqual(['Shy'])
    await decideConsent(theLearner(here.db, shy, town, town.now), shy, 'careers-service', true)
    expect(await names('lives-elsewhere')).toEqual([])
    expect(await outOfAreaCounts(town.coordinator)).toMatchObject({ 'lives-elsewhere': 0 })
    const other = await aReturnTown(here.db, { database: 903, authority: '822' })
    const head = await aStaffContext(here.db, town.schoolId, town, 'head')
    for (const ctx of [other.adviser, head]) expect(await names('lives-elsewhere', ctx)).toEqual([])
  })

  test('take as many statements however long they are, page by page', async () => {
    const asked = () =>
      countStatements(here.db, (db) => outOfAreaPage({ ...town.adviser, db }, 'lives-elsewhere', null))
    await aLearner('A', beyond)
    await refreshLists(town.system, town.areaId)
    const few = await asked()
    for (let nth = 0; nth < 51; nth += 1) await aLearner(`B${nth}`, beyond)
    await refreshLists(town.system, town.areaId)
    expect(await asked()).toBe(few)
    const first = await outOfAreaPage(town.adviser, 'lives-elsewhere', null)
    const second = await outOfAreaPage(town.adviser, 'lives-elsewhere', first.next)
    expect(new Set([...first.rows, ...second.rows].map(({ learnerId }) => learnerId)).size).toBe(52)
  })
})

test('Year 11 and the two years after it, the year changing on 1 September', () => {
  expect(birthdaysFollowed('2026-12-02')).toEqual({ first: '2008-09-01', last: '2011-08-31' })
  expect(birthdaysFollowed('2027-08-31')).toEqual({ first: '2008-09-01', last: '2011-08-31' })
  expect(birthdaysFollowed('2027-09-01')).toEqual({ first: '2009-09-01', last: '2012-08-31' })
})

test('what is not known is said', () => {
  expect(whereWords({ home: null, place: null, placeAuthority: 'Far', label: null })).toEqual({
    ...{ home: 'Not known', place: 'Not known', doing: 'Not recorded' },
  })
})
