import { expect, test } from 'vitest'
import * as fetchDoor from '~/routes/area/fetch-neighbour'
import * as fileDoor from '~/routes/area/neighbour-file'
import * as listDoor from '~/routes/area/neighbours'
import * as neighbourDoor from '~/routes/area/neighbour'
import * as newDoor from '~/routes/area/new-neighbour'
import * as removeDoor from '~/routes/area/remove-neighbour'
import * as allDoor from '~/routes/public/neighbour-courses'
import * as coursesDoor from '~/routes/public/courses'
import { systemContext } from '~/kit/context.server'
import { aTown, FRIDAY } from '#tests/support/admissions'
import { catalogue, importText } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'
import { aNeighbour, atHome } from '#tests/support/neighbours'
import { openPage } from '#tests/support/pages'
import { colleagueCookie, sendForm } from '#tests/support/signed-in'

const test$ = testDatabase()
const dunshire = { name: 'Dunshire', url: '', attribution: 'Dunshire Council' }

async function aCoordinator() {
  const town = await aTown(test$.db)
  const service = await test$.db
    .insertInto('organisation')
    .values({ kind: 'service', name: 'Partnership', slug: 'partnership', areaId: town.areaId })
    .returning('id')
    .executeTakeFirstOrThrow()
  const cookie = await colleagueCookie(test$.db, service.id, 'coordinator')
  const neighbours = () => test$.db.selectFrom('neighbour').select(['id', 'courses', 'outcome']).execute()
  const page = (door: Parameters<typeof openPage>[0], path: string, address: string) =>
    openPage(door, path, address, { Cookie: cookie })
  return { town, cookie, neighbours, page }
}

test('a neighbour is added, sent a file by hand, looked at and removed', async () => {
  const { cookie, neighbours, page } = await aCoordinator()

  const added = await sendForm(newDoor, { cookie, form: dunshire, address: '/area/neighbours/new' })
  const [{ id } = { id: '' }] = await neighbours()
  expect(added).toMatchObject({ status: 302, location: `/area/neighbours/${id}` })

  const body = new FormData()
  body.set('file', new File([catalogue([atHome('hair', 'Hairdressing'), { id: 'c2', title: 'Nowhere' }])], 'd.xml'))
  const request = new Request('http://onward.example/', { method: 'POST', headers: { Cookie: cookie }, body })
  const sent = await fileDoor.action({ request, params: { neighbourId: id }, context: {} })
  expect(sent instanceof Response && sent.headers.get('Location')).toBe(`/area/neighbours/${id}`)

  const { text: list } = await page(listDoor, '/area/neighbours', '/area/neighbours')
  expect(list).toContain('Taken in: 2 courses read, 1 new, 0 gone, 1 refused.')
  const { text: one } = await page(neighbourDoor, '/area/neighbours/:neighbourId', `/area/neighbours/${id}`)
  expect(one).toContain('nowhere to send people')

  const { text: sure } = await page(
    removeDoor,
    '/area/neighbours/:neighbourId/removal',
    `/area/neighbours/${id}/removal`,
  )
  expect(sure).toContain('Its one course is no longer found here')
  const removed = await sendForm(removeDoor, { cookie, params: { neighbourId: id }, address: '/' })
  expect(removed).toMatchObject({ status: 302, location: '/area/neighbours' })
  expect(await neighbours()).toEqual([])
})

test('the form comes back with what was typed where it is wrong', async () => {
  const { cookie } = await aCoordinator()

  const reply = await sendForm(newDoor, { cookie, form: { ...dunshire, url: 'http://dunshire.example/a.xml' } })

  expect(reply).toMatchObject({
    status: 422,
    data: { errors: { url: 'Enter a full web address that begins with https://' }, values: { name: 'Dunshire' } },
  })
})

test('no file at all, and an id that is nobody’s, are said', async () => {
  const { cookie, town } = await aCoordinator()
  const { neighbourId } = await aNeighbour(test$.db, { town })
  const nobody = '00000000-0000-4000-8000-000000000001'

  expect(await sendForm(fileDoor, { cookie, params: { neighbourId } })).toMatchObject({
    status: 422,
    data: { errors: { file: 'Choose a file to send.' } },
  })
  for (const door of [fileDoor, fetchDoor, removeDoor])
    expect(await sendForm(door, { cookie, params: { neighbourId: nobody } })).toMatchObject({ status: 404 })
})

test('others of the area are kept out', async () => {
  const { town } = await aCoordinator()
  const cookie = await colleagueCookie(test$.db, town.schoolId, 'careers-lead')

  expect(await sendForm(newDoor, { cookie, form: dunshire, address: '/area/neighbours/new' })).toMatchObject({
    status: 403,
  })
})

test('visitors read that it is a neighbour’s course, that the link leaves the site, and that they cannot apply here', async () => {
  const { take } = await aNeighbour(test$.db)
  await take(catalogue([atHome('hair', 'Hairdressing &lt;b>2')], { ukprn: '10000009', name: 'Dunmere College' }))
  await importText(systemContext(test$.db, FRIDAY), catalogue([{ id: 'c1', title: 'Hairdressing Level 1' }]))

  const ours = await openPage(coursesDoor, '/courses', '/courses?q=hairdressing')
  const empty = await openPage(coursesDoor, '/courses', '/courses?q=hairdressing&level=4&start=unknown')
  const all = await openPage(allDoor, '/courses/neighbouring', '/courses/neighbouring?q=hairdressing')
  const none = await openPage(coursesDoor, '/courses', '/courses?q=hairdressing&mode=part-time')

  for (const { text, html } of [ours, all]) {
    expect(text).toContain('Northbridge’s neighbour Dunshire')
    expect(text).toContain('You cannot apply for them here.')
    expect(text).toContain('(on another website)')
    expect(html).toContain('href="https://home.example/hair" rel="noopener external"')
    expect(html).not.toContain('<b>2')
  }
  expect(all.text).toContain('Dunshire: Dunshire Council, Open Government Licence v3.0')
  expect(empty.text).toContain('No courses found')
  expect(none.text).not.toContain('neighbour Dunshire')
})

test('an empty answer shows what neighbouring areas have', async () => {
  const { take } = await aNeighbour(test$.db)
  await take(catalogue([atHome('falcons', 'Falconry')], { ukprn: '10000009', name: 'Dunmere College' }))

  const { text } = await openPage(coursesDoor, '/courses', '/courses?q=falconry')

  expect(text).toContain('No courses found')
  expect(text).toContain('In neighbouring areas')
  expect(text).toContain('Dunmere College')
})
