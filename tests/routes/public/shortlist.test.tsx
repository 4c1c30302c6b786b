import { describe, expect, test } from 'vitest'
import * as comparePage from '~/routes/public/compare'
import * as coursePage from '~/routes/public/course'
import * as coursesPage from '~/routes/public/courses'
import * as noteDoor from '~/routes/public/note-on-course'
import * as printPage from '~/routes/public/provider-courses'
import * as removeDoor from '~/routes/public/remove-course'
import * as saveDoor from '~/routes/public/save-course'
import * as sharePage from '~/routes/public/share-shortlist'
import * as sharedPage from '~/routes/public/shared-shortlist'
import * as shortlistPage from '~/routes/public/shortlist'
import { aCourseRun, aLearner, aProvider, aTown } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { learnerCookie, sendForm } from '#tests/support/signed-in'

const test$ = testDatabase()

async function aWorld() {
  const { db } = test$
  const town = await aTown(db)
  const providerId = await aProvider(db, town)
  const slugs: string[] = []
  for (const title of ['Plumbing', 'Bakery']) {
    const runId = await aCourseRun(db, providerId, { title })
    const { slug } = await db
      .selectFrom('courseRun')
      .innerJoin('course', 'course.id', 'courseRun.courseId')
      .select('course.slug')
      .where('courseRun.id', '=', runId)
      .executeTakeFirstOrThrow()
    slugs.push(slug)
  }
  const provider = await db
    .selectFrom('organisation')
    .select('slug')
    .where('id', '=', providerId)
    .executeTakeFirstOrThrow()
  const [plumbing = '', bakery = ''] = slugs
  return { db, town, plumbing, bakery, provider: provider.slug }
}

async function saved(slug: string, cookie = '') {
  const { cookies, location } = await sendForm(saveDoor, { cookie, form: { course: slug, next: `/courses/${slug}` } })
  const kept = cookies.find((one) => one.startsWith('shortlist='))?.split(';')[0] ?? ''
  return { kept, location }
}

describe('a shortlist without an account', () => {
  test('is saved from the page of a course, which then says so', async () => {
    const { plumbing } = await aWorld()

    const { kept, location } = await saved(plumbing)

    expect(location).toBe(`/courses/${plumbing}`)
    const open = (cookie: string) => openPage(coursePage, '/courses/:slug', `/courses/${plumbing}`, { Cookie: cookie })
    expect((await open('')).text).toContain('Save to my shortlist')
    expect((await open(kept)).text).toContain('Take off my shortlist')
    expect((await openPage(coursesPage, '/courses', '/courses?q=plumbing', { Cookie: kept })).text).toContain(
      'Take off my shortlist',
    )
  })

  test('is shown with the way to apply, and loses what is taken off', async () => {
    const { plumbing, bakery } = await aWorld()
    const { kept } = await saved(bakery, (await saved(plumbing)).kept)

    const { text, html } = await openPage(shortlistPage, '/shortlist', '/shortlist', { Cookie: kept })
    const { cookies } = await sendForm(removeDoor, { cookie: kept, form: { course: plumbing } })
    const after = await openPage(shortlistPage, '/shortlist', '/shortlist', { Cookie: cookies[0]?.split(';')[0] ?? '' })

    expect(text).toContain('Plumbing')
    expect(text).toContain('Bakery')
    expect(html).toContain('/learner/choices/new?run=')
    expect(html).not.toContain('Note to myself')
    expect(after.text).not.toContain('Plumbing')
  })

  test('never leads away from here', async () => {
    const { plumbing } = await aWorld()

    const answer = await sendForm(saveDoor, { form: { course: plumbing, next: 'https://elsewhere.example/' } })

    expect(answer.location).toBe('/shortlist')
  })

  test('is not made of a cookie that somebody changed', async () => {
    const { plumbing } = await aWorld()
    const { kept } = await saved(plumbing)

    const { text } = await openPage(shortlistPage, '/shortlist', '/shortlist', { Cookie: `${kept}A` })

    expect(text).toContain('You have not saved a course yet')
  })
})

describe('a learner’s shortlist', () => {
  test('has notes to self, and is no longer the browser’s', async () => {
    const { db, town, plumbing } = await aWorld()
    const cookie = await learnerCookie(db, await aLearner(db, town))

    const { kept } = await saved(plumbing, cookie)
    await sendForm(noteDoor, { cookie, form: { course: plumbing, note: 'Near my nan' } })

    const { html } = await openPage(shortlistPage, '/shortlist', '/shortlist', { Cookie: cookie })
    expect(kept).toBe('')
    expect(html).toContain('Near my nan')
  })

  test('is shared by a link that shows courses and nothing of the learner', async () => {
    const { db, town, plumbing } = await aWorld()
    const cookie = await learnerCookie(db, await aLearner(db, town))
    await saved(plumbing, cookie)
    await sendForm(noteDoor, { cookie, form: { course: plumbing, note: 'Near my nan' } })

    const { html } = await openPage(sharePage, '/shortlist/share', '/shortlist/share', { Cookie: cookie })
    const link = /href="[^"]*(\/shortlist\/shared\/[\w-]+)"/.exec(html)?.[1] ?? ''
    const shared = await openPage(sharedPage, '/shortlist/shared/:code', link)

    expect(shared.text).toContain('Plumbing')
    expect(shared.html).toContain('/learner/choices/new?run=')
    expect(shared.html).not.toMatch(/nan|Amina|Yusuf|<form/)
  })

  test('behind a link that is not ours is not there', async () => {
    const { text } = await openPage(sharedPage, '/shortlist/shared/:code', '/shortlist/shared/abc')

    expect(text).toContain('This link does not work any more')
  })
})

describe('courses side by side', () => {
  test('stand in one table, line by line', async () => {
    const { plumbing, bakery } = await aWorld()

    const { html, text } = await openPage(
      comparePage,
      '/shortlist/compare',
      `/shortlist/compare?course=${plumbing}&course=${bakery}`,
    )

    expect(html.match(/<th scope="col"/g)).toHaveLength(3)
    expect(text).toContain('Starts 6 September 2027 6 September 2027')
    expect(text).not.toContain('Your grades')
  })

  test('are to be chosen first', async () => {
    expect((await openPage(comparePage, '/shortlist/compare', '/shortlist/compare')).text).toContain(
      'Choose the courses to compare',
    )
  })
})

describe('a provider’s courses on one page', () => {
  test('are there to be printed', async () => {
    const { provider } = await aWorld()

    const { text } = await openPage(printPage, '/providers/:slug/courses', `/providers/${provider}/courses`)

    expect(text).toContain('Courses at Riverside College')
    expect(text).toMatch(/Bakery.*Starts: 6 September 2027.*Plumbing/)
  })
})
