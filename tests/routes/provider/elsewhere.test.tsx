import { expect, test } from 'vitest'
import { tellOf } from '~/domain/elsewhere/tell.commands.server'
import { whoOf } from '~/domain/elsewhere/told-sheet'
import * as filesDoor from '~/routes/provider/elsewhere-files'
import * as listDoor from '~/routes/learner/elsewhere'
import * as schoolDoor from '~/routes/school/learner'
import * as whoseDoor from '~/routes/learner/whose-elsewhere'
import { aLearner, anOfficerAt, aProvider, aTown, FRIDAY } from '#tests/support/admissions'
import { uln } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { colleagueCookie, learnerCookie, sendForm } from '#tests/support/signed-in'

const test$ = testDatabase()

test('a learner reads who told of an application, says that it is not theirs, and it comes off the school’s list', async () => {
  const { db } = test$
  const town = await aTown(db)
  const learnerId = await aLearner(db, town)
  await db
    .insertInto('learnerIdentifier')
    .values({ learnerId, kind: 'uln', value: uln(1), source: 'school', recordedAt: FRIDAY })
    .execute()
  const providerId = await aProvider(db, town, { name: 'Hill School', kind: 'school' })
  const who = whoOf({ uln: uln(1), familyName: 'Yusuf', givenNames: 'Amina', name: '', bornOn: '' })
  const row = { line: 1, who, postcode: '', reference: '', title: 'A levels', status: 'offer', fault: null }
  const [told] = await tellOf(anOfficerAt(db, providerId, town), [row])
  const cookie = await learnerCookie(db, learnerId)
  const head = { Cookie: await colleagueCookie(db, town.schoolId, 'careers-lead') }
  const list = () => openPage(listDoor, '/learner/elsewhere', '/learner/elsewhere', { Cookie: cookie })
  const grid = () => openPage(schoolDoor, '/school/learners/:learnerId', `/school/learners/${learnerId}`, head)

  expect((await list()).text).toContain('Hill School told us. Tell us if this is wrong.')
  expect((await grid()).text).toContain('Hill School: Offered (the provider told us)')

  const params = { outsideId: told?.id ?? '' }
  const sent = await sendForm(whoseDoor, { cookie, params, form: { whose: 'not-mine' } })

  expect(sent.location).toBe('/learner/elsewhere')
  expect((await list()).text).toContain('You said that it is not yours.')
  expect((await grid()).text).not.toContain('Hill School: Offered')
})

test('a provider finds the page for its files, and a register taker does not', async () => {
  const { db } = test$
  const town = await aTown(db)
  const providerId = await aProvider(db, town)
  const officer = { Cookie: await colleagueCookie(db, providerId, 'admissions-officer') }

  const { text } = await openPage(filesDoor, '/provider/elsewhere', '/provider/elsewhere', officer)

  expect(text).toContain('No file has come in yet.')
  const register = { Cookie: await colleagueCookie(db, providerId, 'register-taker') }
  await expect(openPage(filesDoor, '/provider/elsewhere', '/provider/elsewhere', register)).rejects.toMatchObject({
    status: 403,
  })
})
