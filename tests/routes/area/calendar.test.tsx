import { expect, test } from 'vitest'
import { settingNames } from '~/domain/areas/setting'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { keyDateNames } from '~/domain/cycles/cycle'
import { addSchoolHoliday } from '~/domain/cycles/holiday.commands.server'
import { systemContext } from '~/kit/context.server'
import * as calendarPage from '~/routes/area/calendar'
import * as holidayPage from '~/routes/area/holiday'
import * as keyDatePage from '~/routes/area/key-date'
import * as newHolidayPage from '~/routes/area/new-holiday'
import * as nextCycleDoor from '~/routes/area/next-cycle'
import * as removeHolidayPage from '~/routes/area/remove-holiday'
import * as settingPage from '~/routes/area/setting'
import * as settingsPage from '~/routes/area/settings'
import { previewIn } from '~/domain/reports/calendar-preview.schemas'
import { aChoice, aTown } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { colleagueCookie, sendForm } from '#tests/support/signed-in'

const test$ = testDatabase()
const now = () => systemContext(test$.db, new Date())

async function aCoordinator() {
  const { db } = test$
  const town = await aTown(db)
  const authority = await db
    .insertInto('organisation')
    .values({ kind: 'authority', name: 'Marlshire', slug: 'marlshire-council', areaId: town.areaId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { town, cookie: await colleagueCookie(db, authority.id, 'coordinator') }
}

const day = (name: string, iso: string) => {
  const [year = '', month = '', date = ''] = iso.split('-')
  return { [`${name}.day`]: date, [`${name}.month`]: month, [`${name}.year`]: year }
}

test('the calendar shows every date with what it does, and every limit has its page', async () => {
  const { town, cookie } = await aCoordinator()
  const calendar = await openPage(calendarPage, '/area/calendar', '/area/calendar', { Cookie: cookie })

  const links = keyDateNames.filter((name) => !calendar.html.includes(`/area/calendar/${town.cycleId}/${name}`))
  expect(links).toEqual([])
  expect(calendar.text).toContain('GCSE results')
  expect(calendar.text).toContain('Prepare 2027 to 2028')

  const settings = await openPage(settingsPage, '/area/settings', '/area/settings', { Cookie: cookie })
  expect(settings.text).toContain('20 working days')
  for (const name of settingNames.filter((one) => one !== 'transportNotes')) {
    const page = await openPage(settingPage, '/area/settings/:name', `/area/settings/${name}`, { Cookie: cookie })
    expect(page.text).toContain('See who is affected')
  }
})

test('a date is moved in two steps: first who is affected, in counts that point at nobody, then the yes', async () => {
  const { db } = test$
  const { town, cookie } = await aCoordinator()
  await aChoice(db, { town, state: 'draft' })
  const params = { cycleId: town.cycleId, name: 'applications-close' }
  const send = (form: Record<string, string>) =>
    sendForm(keyDatePage, { cookie, params, form: { ...day('day', '2027-09-20'), before: '2027-09-15', ...form } })

  const looked = await send({ step: 'preview' })
  const preview = previewIn(looked.data)
  expect(preview?.lines).toContainEqual({
    what: 'Learners with applications that are not sent yet',
    count: 'Fewer than 5',
  })
  expect(await fallsOn(town.cycleId, 'applications-close')).toBe('2027-09-15')

  expect(await send({ step: 'save' })).toMatchObject({ status: 409 })
  expect(await send({ step: 'save', seen: '2027-09-20' })).toMatchObject({ status: 302, location: '/area/calendar' })
  expect(await fallsOn(town.cycleId, 'applications-close')).toBe('2027-09-20')
  expect(await send({ ...day('day', '2027-01-01'), step: 'preview' })).toMatchObject({ status: 409 })
  expect(await send({ ...day('day', '2027-02-31'), step: 'preview' })).toMatchObject({ status: 422 })
})

test('a limit is changed in two steps, and one that contradicts another is refused before', async () => {
  const { town, cookie } = await aCoordinator()
  const send = (form: Record<string, string>) =>
    sendForm(settingPage, { cookie, params: { name: 'answerDays' }, form: { before: '20 working days', ...form } })

  expect(previewIn((await send({ value: '25' })).data)?.change).toBe(
    'Time to answer: from 20 working days to 25 working days.',
  )
  expect(await send({ value: '5' })).toMatchObject({ status: 409 })
  expect(await send({ value: '26', step: 'save', seen: '25 working days' })).toMatchObject({ status: 409 })
  expect(await send({ value: '25', step: 'save', seen: '25 working days' })).toMatchObject({ status: 302 })
  expect((await settingsOf(now(), town.areaId)).answerDays).toBe(25)
})

test('a school holiday is added, changed and taken away, each after a look at whose time it moves', async () => {
  const { db } = test$
  const { town, cookie } = await aCoordinator()
  const form = { name: 'Half term', ...day('startsOn', '2027-02-15'), ...day('endsOn', '2027-02-19') }
  const seen = '15 February 2027 to 19 February 2027'

  expect(previewIn((await sendForm(newHolidayPage, { cookie, form })).data)?.lines).toHaveLength(4)
  await sendForm(newHolidayPage, { cookie, form: { ...form, step: 'save', seen } })
  const { id } = await db.selectFrom('closure').select('id').where('areaId', '=', town.areaId).executeTakeFirstOrThrow()

  const changed = { ...form, ...day('endsOn', '2027-02-22') }
  const days = '15 February 2027 to 22 February 2027'
  const params = { closureId: id }
  expect(previewIn((await sendForm(holidayPage, { cookie, params, form: changed })).data)?.change).toContain(days)
  await sendForm(holidayPage, { cookie, params, form: { ...changed, step: 'save', seen: days } })

  const address = `/area/calendar/holidays/${id}/removal`
  const page = await openPage(removeHolidayPage, '/area/calendar/holidays/:closureId/removal', address, {
    Cookie: cookie,
  })
  expect(page.text).toContain('Yes, take it away')
  const gone = await sendForm(removeHolidayPage, { cookie, params, form: { seen: days } })
  expect(gone).toMatchObject({ status: 302 })
  expect(await db.selectFrom('closure').select('id').where('areaId', '=', town.areaId).execute()).toEqual([])
})

test('the next cycle is prepared while this one runs, with its dates a year later', async () => {
  const { db } = test$
  const { town, cookie } = await aCoordinator()
  await addSchoolHoliday(now(), town.areaId, { name: 'Easter', startsOn: '2027-03-29', endsOn: '2027-04-09' })
  await sendForm(nextCycleDoor, { cookie })
  const page = await openPage(calendarPage, '/area/calendar', '/area/calendar', { Cookie: cookie })

  expect(page.text).toContain('The cycle 2027 to 2028')
  expect(page.text).toContain('Thursday 24 August 2028')
  expect(page.text).toContain('Easter')
  const cycles = await db.selectFrom('cycle').select('id').where('areaId', '=', town.areaId).execute()
  expect(cycles).toHaveLength(2)
})

test('none of it is another area’s', async () => {
  const { db } = test$
  const { cookie } = await aCoordinator()
  const other = await aTown(db)
  const id = await addSchoolHoliday(now(), other.areaId, {
    name: 'Easter',
    startsOn: '2027-03-29',
    endsOn: '2027-04-09',
  })

  const params = { cycleId: other.cycleId, name: 'results' }
  const moving = sendForm(keyDatePage, { cookie, params, form: { ...day('day', '2027-08-30'), before: '' } })
  expect(await moving).toMatchObject({ status: 404 })
  const removing = sendForm(removeHolidayPage, { cookie, params: { closureId: id }, form: { seen: 'x' } })
  expect(await removing).toMatchObject({ status: 404 })
})

async function fallsOn(cycleId: string, name: string) {
  const row = await test$.db
    .selectFrom('keyDate')
    .select('fallsOn')
    .where('cycleId', '=', cycleId)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return row.fallsOn
}
