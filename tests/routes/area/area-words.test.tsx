import { expect, test } from 'vitest'
import { systemContext } from '~/kit/context.server'
import * as correctDoor from '~/routes/area/course-kind'
import * as wordDoor from '~/routes/area/word'
import * as wordsPage from '~/routes/area/words'
import * as apiDoor from '~/routes/api/courses'
import * as comparePage from '~/routes/public/compare'
import * as coursePage from '~/routes/public/course'
import * as coursesPage from '~/routes/public/courses'
import * as homePage from '~/routes/public/home'
import * as providerPage from '~/routes/public/provider'
import * as printPage from '~/routes/public/provider-courses'
import { aTown, FRIDAY } from '#tests/support/admissions'
import { catalogue, importText } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { colleagueCookie, sendForm } from '#tests/support/signed-in'

const test$ = testDatabase()
// Readers are counted a few seconds later, which may be in the next test; robots are not.
const robot = { 'User-Agent': 'Googlebot/2.1' }

/** An area with a plumbing course, which calls its route a trade and its subject area building. */
async function anAreaWithWords() {
  const { db } = test$
  const { areaId } = await aTown(db)
  const authority = await db
    .insertInto('organisation')
    .values({ kind: 'authority', name: 'Marlshire', slug: 'marlshire-council', areaId })
    .returning('id')
    .executeTakeFirstOrThrow()
  const cookie = await colleagueCookie(db, authority.id, 'coordinator')
  await importText(systemContext(db, FRIDAY), catalogue([{ id: 'c1', title: 'Plumbing Level 2' }]))
  const { id, slug, providerId } = await db
    .selectFrom('course')
    .select(['id', 'slug', 'providerId'])
    .executeTakeFirstOrThrow()
  await db.updateTable('organisation').set({ areaId }).where('id', '=', providerId).execute()
  const provider = await db
    .selectFrom('organisation')
    .select('slug')
    .where('id', '=', providerId)
    .executeTakeFirstOrThrow()
  const say = (list: string, code: string, form: Record<string, string>) =>
    sendForm(wordDoor, { cookie, params: { list, code }, form, address: `/area/words/${list}/${code}` })
  return { cookie, id, slug, provider: provider.slug, say }
}

test('every page that people read says the area’s words; machines read the codes', async () => {
  const { slug, provider, say } = await anAreaWithWords()
  await say('route', 'technical', { name: 'Learn a trade', explanation: 'T levels and more.' })
  await say('subject-area', '05', { name: 'Building' })
  await say('subject', '05.2', { name: 'Building trades' })

  const read = async (door: Parameters<typeof openPage>[0], path: string, address: string) =>
    (await openPage(door, path, address, robot)).text
  expect(await read(homePage, '/', '/')).toContain('Learn a trade')
  expect(await read(homePage, '/', '/')).toContain('T levels and more.')
  const search = await read(coursesPage, '/courses', '/courses?route=technical')
  expect(search).toContain('Learn a trade (1)')
  expect(search).toContain('Building (1)')
  expect(search).not.toContain('Technical and applied')
  const course = await read(coursePage, '/courses/:slug', `/courses/${slug}`)
  expect(course).toContain('Learn a trade: T levels and more.')
  expect(course).toContain('Building trades')
  expect(await read(comparePage, '/compare', `/compare?course=${slug}`)).toContain('Learn a trade')
  expect(await read(providerPage, '/providers/:slug', `/providers/${provider}`)).toContain('Building')
  expect(await read(printPage, '/providers/:slug/courses', `/providers/${provider}/courses`)).toContain('Building')

  const answer: unknown = await apiDoor.loader({
    request: new Request('http://onward.example/api/v1/courses?route=technical'),
    params: {},
    context: {},
  })
  expect(answer instanceof Response && (await answer.text())).toContain('"route":"technical"')
})

test('a route that is left out of the filter is no longer offered, but its courses are found and it can be taken away again', async () => {
  const { say } = await anAreaWithWords()
  await say('route', 'technical', { isHidden: 'yes' })

  const all = await openPage(coursesPage, '/courses', '/courses?q=plumbing')
  const chosen = await openPage(coursesPage, '/courses', '/courses?route=technical')

  expect(all.html).not.toContain('value="technical"')
  expect(all.text).toContain('Plumbing Level 2')
  expect(chosen.html).toContain('value="technical"')
  expect(chosen.text).toContain('1 course')
})

test('the coordinator’s page lists the words and what was changed, and gives a wrong form back', async () => {
  const { cookie, say } = await anAreaWithWords()
  expect(await say('route', 'technical', { name: 'Learn a trade', place: '1' })).toMatchObject({
    status: 302,
    location: '/area/words',
  })

  const page = await openPage(wordsPage, '/area/words', '/area/words', { Cookie: cookie })
  const word = await openPage(wordDoor, '/area/words/:list/:code', '/area/words/route/technical', { Cookie: cookie })

  expect(page.text).toContain('Route “Technical and applied”: now called “Learn a trade”; moved to place 1')
  expect(word.html).toContain('value="Learn a trade"')
  expect(await say('route', 'foundation', { name: 'Learn a trade' })).toMatchObject({
    status: 409,
    data: { errors: { name: 'Another one has this name already' }, values: { name: 'Learn a trade' } },
  })
  expect(await say('route', 'none', {})).toMatchObject({ status: 404 })
})

test('a coordinator corrects a course from its page; nobody else is shown the link', async () => {
  const { cookie, id, slug } = await anAreaWithWords()
  const link = 'Correct its route or subject'

  const reply = await sendForm(correctDoor, {
    cookie,
    params: { courseId: id },
    form: { route: 'apprenticeship', subjectCode: '05.2' },
    address: `/area/courses/${id}/kind`,
  })

  expect(reply).toMatchObject({ status: 302, location: `/courses/${slug}` })
  const seen = await openPage(coursePage, '/courses/:slug', `/courses/${slug}`, { Cookie: cookie })
  expect(seen.text).toContain(link)
  expect(seen.text).toContain('Apprenticeship')
  expect((await openPage(coursePage, '/courses/:slug', `/courses/${slug}`)).text).not.toContain(link)
  const form = await openPage(correctDoor, '/area/courses/:courseId/kind', `/area/courses/${id}/kind`, {
    Cookie: cookie,
  })
  expect(form.html).toContain('value="apprenticeship" selected=""')
})
