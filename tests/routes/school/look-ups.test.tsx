import { expect, test } from 'vitest'
import { LEARNERS_AT_MOST } from '~/domain/learners/look-up'
import { recordView } from '~/domain/learners/view.commands.server'
import * as area from '~/routes/area/look-ups'
import * as home from '~/routes/school/home'
import * as school from '~/routes/school/look-ups'
import { aLearner, aProvider, aTown, FRIDAY, type Town } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { somebodyAt } from '#tests/support/partners'
import { setClock } from '#tests/support/served'
import { colleagueCookie } from '#tests/support/signed-in'

const test$ = testDatabase()

test('the page of the school says who saw how many of its learners, and that of the area how many were tried', async () => {
  const { db } = test$
  const town = await aTownOnFriday()
  const viewer = await somebodyAt(db, await aProvider(db, town), town, { name: 'Ms Quick', role: 'admissions-officer' })
  for (let n = 0; n < LEARNERS_AT_MOST; n += 1) await recordView(viewer, await aLearner(db, town), 'choice')
  await expect(recordView(viewer, await aLearner(db, town), 'choice')).rejects.toThrow('Wait ten minutes')

  const atSchool = await pageOf(school, '/school/look-ups', await colleagueCookie(db, town.schoolId, 'head'))
  const inArea = await pageOf(area, '/area/look-ups', await coordinatorOf(town))

  const who = '20 November 2026 at 9:00am Ms Quick Admissions officer, Riverside College'
  expect(atSchool.text).toContain(`Learners they saw Of this school ${who} 120 120`)
  expect(inArea.text).toContain(`Learners they tried Learners they saw ${who} 121 120`)
  const elsewhere = await pageOf(area, '/area/look-ups', await coordinatorOf(await aTown(db)))
  expect(elsewhere.text).not.toContain('Ms Quick')
}, 30_000)

test('a school and an area that nobody went through are told so', async () => {
  const { db } = test$
  const town = await aTownOnFriday()

  const atSchool = await pageOf(school, '/school/look-ups', await colleagueCookie(db, town.schoolId, 'careers-lead'))
  const inArea = await pageOf(area, '/area/look-ups', await coordinatorOf(town))

  for (const page of [atSchool, inArea]) expect(page.text).toContain('Nobody has looked at many records')
})

test.each([
  ['head', true],
  ['tutor', false],
] as const)('the list of learners leads a %s there: %s', async (role, isLed) => {
  const town = await aTownOnFriday()

  const { html } = await pageOf(home, '/school', await colleagueCookie(test$.db, town.schoolId, role))

  expect(html.includes('/school/look-ups')).toBe(isLed)
})

async function aTownOnFriday(): Promise<Town> {
  await setClock(test$.db, FRIDAY)
  return aTown(test$.db)
}

async function coordinatorOf(town: Town) {
  const { db } = test$
  const partnershipId = await aProvider(db, town, { kind: 'service', name: 'Northbridge partnership' })
  return colleagueCookie(db, partnershipId, 'coordinator')
}

function pageOf(door: Parameters<typeof openPage>[0], path: string, cookie: string) {
  return openPage(door, path, path, { Cookie: cookie })
}
