import { describe, expect, test } from 'vitest'
import { systemContext } from '~/kit/context.server'
import * as coursePage from '~/routes/public/course'
import * as coursesPage from '~/routes/public/courses'
import * as providerPage from '~/routes/public/provider'
import * as providersPage from '~/routes/public/providers'
import { catalogue, importText, type CourseTold } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'

const test$ = testDatabase()

const plumbing: CourseTold = {
  id: 'c1',
  title: 'Plumbing <b>Level 2</b>',
  inside: `<dc:description>Learn &lt;script>alert(1)&lt;/script> to plumb.</dc:description>
    <mlo:prerequisite>Two GCSEs &lt;/script>&lt;script>alert(2)&lt;/script>.</mlo:prerequisite>`,
  runs: [
    {
      id: 'r1',
      inside:
        '<mlo:start>7 September 2037</mlo:start><applyFrom dtf="2026-01-05">5 January 2026</applyFrom><mlo:cost>0.00</mlo:cost>',
      postcode: 'QX5 1AB',
      site: 'Mill site',
    },
    {
      id: 'r2',
      inside: '<mlo:start>Ask us</mlo:start><studyMode>PT</studyMode>',
      postcode: 'QX19 1AB',
      site: 'West site',
    },
    { id: 'r3', inside: '<mlo:start>7 September 2017</mlo:start>', postcode: 'QX5 1AB', site: 'Mill site' },
  ],
}
const bakery: CourseTold = { id: 'c2', title: 'Bakery', runs: [] }

async function prospectus() {
  const ctx = systemContext(test$.db, new Date('2026-11-21T10:00:00Z'))
  await importText(ctx, catalogue([plumbing, bakery]))
  const rows = await ctx.db.selectFrom('course').select(['key', 'slug']).execute()
  const { slug } = await ctx.db.selectFrom('organisation').select('slug').executeTakeFirstOrThrow()
  return { ctx, slugs: Object.fromEntries(rows.map((row) => [row.key, row.slug])), provider: slug }
}

describe('the page of a course', () => {
  test('shows its starts, its words, and what is missing as missing', async () => {
    const { slugs } = await prospectus()

    const { text } = await openPage(coursePage, '/courses/:slug', `/courses/${slugs.c1}`)

    expect(text).toContain('Plumbing Level 2')
    expect(text).toContain('7 September 2037')
    expect(text).toContain('Mill site, QX5 1AB')
    expect(text).toContain('Ask us')
    expect(text).toContain('Learn to plumb.')
    expect(text).toContain('The college has not told us how you are assessed.')
    expect(text).toContain('The college has not told us when you can visit.')
  })

  test('has one button to apply with, for the starts that are open', async () => {
    const { slugs } = await prospectus()

    const { html, text } = await openPage(coursePage, '/courses/:slug', `/courses/${slugs.c1}`)

    expect(html.match(/<button[^>]*>\s*Apply for this course/g)).toHaveLength(1)
    expect(html).toContain('action="/learner/choices/new"')
    expect(html.match(/type="radio"/g)).toHaveLength(2)
    expect(text).toContain('This has already started.')
  })

  test('never shows nought as free, nor a default as said', async () => {
    const { slugs } = await prospectus()

    const { text } = await openPage(coursePage, '/courses/:slug', `/courses/${slugs.c1}`)

    expect(text).not.toMatch(/free|£0/i)
    expect(text).not.toContain('Full time')
    expect(text).toContain('Not stated')
  })

  test('runs nothing that a file brought', async () => {
    const { slugs } = await prospectus()

    const { html } = await openPage(coursePage, '/courses/:slug', `/courses/${slugs.c1}`)

    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).not.toContain('alert(1)')
  })

  test('tells search engines what it is', async () => {
    const { slugs } = await prospectus()

    const { html } = await openPage(coursePage, '/courses/:slug', `/courses/${slugs.c1}`)

    const data: unknown = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '')
    expect(data).toMatchObject({
      '@type': 'Course',
      name: 'Plumbing Level 2',
      provider: { name: 'Riverside College' },
      hasCourseInstance: [
        { startDate: '2017-09-07' },
        { startDate: '2037-09-07', location: { name: 'Mill site' } },
        { courseMode: 'part-time' },
      ],
    })
  })

  test('says why one cannot apply for a course without a start', async () => {
    const { slugs } = await prospectus()

    const { html, text } = await openPage(coursePage, '/courses/:slug', `/courses/${slugs.c2}`)

    expect(html).not.toContain('Apply for this course')
    expect(text).toContain('The college has not told us when this course runs, so you cannot apply yet.')
  })

  test('a course that was withdrawn is not there any more', async () => {
    const { ctx, slugs } = await prospectus()
    await importText(ctx, catalogue([bakery]), { mayRemoveMany: true })

    const opening = openPage(coursePage, '/courses/:slug', `/courses/${slugs.c1}`)

    await expect(opening).rejects.toMatchObject({ status: 404 })
  })
})

describe('the page of results', () => {
  test('counts, shows cards and filters, and keeps what was asked', async () => {
    await prospectus()

    const { html, text } = await openPage(coursesPage, '/courses', '/courses?q=plumbing&postcode=QX5&mode=part-time')

    expect(text).toContain('1 course')
    expect(text).toContain('Riverside College')
    expect(text).toContain('Remove filter Part time')
    expect(text).toContain('about 7 miles')
    expect(html).toContain('value="plumbing"')
    expect(html).toMatch(/<input type="hidden" name="mode" value="part-time"/)
  })

  test('an empty answer offers the nearest', async () => {
    await prospectus()

    const { text } = await openPage(coursesPage, '/courses', '/courses?q=plumbing&level=3')

    expect(text).toContain('No courses found')
    expect(text).toContain('These come nearest')
    expect(text).toContain('Plumbing Level 2')
  })

  test('what was typed is shown as text', async () => {
    await prospectus()

    const { html } = await openPage(
      coursesPage,
      '/courses',
      `/courses?q=${encodeURIComponent('"><script>alert(1)</script>')}`,
    )

    expect(html).not.toContain('<script>')
  })
})

describe('the pages of providers', () => {
  test('list them from A to Z with how many courses', async () => {
    await prospectus()

    const { text } = await openPage(providersPage, '/providers', '/providers')

    expect(text).toContain('Riverside College')
    expect(text).toContain('2 courses')
  })

  test('a name nobody has says so', async () => {
    await prospectus()

    const { text } = await openPage(providersPage, '/providers', '/providers?q=100%25')

    expect(text).toContain('No provider has that name')
  })

  test('show one with its places and subjects', async () => {
    const { provider } = await prospectus()

    const { text } = await openPage(providerPage, '/providers/:slug', `/providers/${provider}`)

    expect(text).toContain('See its 2 courses')
    expect(text).toContain('Mill site')
    expect(text).toContain('has not told us about itself')
  })
})
