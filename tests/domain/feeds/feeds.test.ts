import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { courseSchema, courseListSchema, problemSchema, providerListSchema } from '~/domain/feeds/api.schemas'
import { xcriFeed } from '~/domain/feeds/feed.queries.server'
import { openApi } from '~/domain/feeds/openapi'
import { element, xhtml } from '~/domain/feeds/xml'
import type { CatalogueItem, CatalogueProvider } from '~/domain/courses/catalogue'
import { courseTexts } from '~/domain/courses/catalogue'
import { importCourses } from '~/domain/catalogues/catalogue.commands.server'
import { safeHtml } from '~/domain/courses/safe-html'
import { readCatalogue } from '~/domain/catalogues/xcri'
import { visitor } from '~/kit/actor'
import { systemContext } from '~/kit/context.server'
import type { NewFinding } from '~/kit/intake-report'
import { receiveFile } from '~/kit/intake-text.server'
import * as courseRoute from '~/routes/api/course'
import * as coursesRoute from '~/routes/api/courses'
import * as feedRoute from '~/routes/api/xcri-feed'
import * as providerFeedRoute from '~/routes/api/provider-xcri-feed'
import * as providersRoute from '~/routes/api/providers'
import * as robotsRoute from '~/routes/api/robots'
import * as siteMapRoute from '~/routes/api/sitemap'
import { catalogue, importText, type CourseTold } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'
import { hasShared, sharedData } from '#tests/support/shared'

const data = testDatabase()
const now = new Date('2026-11-22T10:00:00Z')
const system = () => systemContext(data.db, now)
const aVisitor = () => ({ ...system(), actor: visitor })

const joinery: CourseTold = {
  id: 'c1',
  title: 'Joinery &amp; carpentry',
  inside: `<dc:description>Saw, plane &amp; join.</dc:description>
    <dc:description xsi:type="terms:leadsTo"><div xmlns="http://www.w3.org/1999/xhtml"><ul><li>Level 3</li><li>Work<br/>at once</li></ul></div></dc:description>
    <mlo:prerequisite>Two GCSEs.</mlo:prerequisite><mlo:assessment>By what you make.</mlo:assessment>
    <mlo:qualification><dc:title>City diploma</dc:title></mlo:qualification>`,
  runs: [
    {
      id: 'r1',
      inside:
        '<mlo:start dtf="2027-09-06">6 September 2027</mlo:start><mlo:cost>45.50</mlo:cost><studyMode>PT</studyMode>',
      postcode: 'QX5 1AB',
      site: 'Mill site',
    },
    { id: 'r2', inside: '<mlo:start>September 2028</mlo:start>', postcode: 'QX19 1AB', site: 'West site' },
    { id: 'r3', inside: '<mlo:start>Ask us</mlo:start>', postcode: 'QX5 1AB', site: 'Mill site' },
  ],
}

async function read(text: string) {
  const courses: CatalogueItem[] = []
  const providers: CatalogueProvider[] = []
  const findings: NewFinding[] = []
  async function* whole() {
    yield text
  }
  await readCatalogue(whole(), {
    course: async (item) => {
      courses.push(item)
      findings.push(...item.findings)
    },
    provider: async (provider, _number, said) => {
      providers.push(provider)
      findings.push(...said)
    },
  })
  return { courses, providers, findings }
}

async function feed(slug: string | null = null) {
  let text = ''
  for await (const piece of xcriFeed(aVisitor(), slug)) text += piece
  return text
}

const ask = async (route: { loader: (args: never) => unknown }, path: string, params = {}, headers = {}) => {
  const request = new Request(`http://localhost:3000${path}`, { headers })
  const args = { request, params, context: {} }
  const answer = await Reflect.apply(route.loader, undefined, [args])
  if (!(answer instanceof Response)) throw new Error('This route answers with a page.')
  return answer
}

describe('the prospectus as a feed', () => {
  test('our own reader takes it in without a finding, and finds the same courses', async () => {
    await importText(system(), catalogue([joinery]))

    const { courses, providers, findings } = await read(await feed())

    expect(findings).toEqual([])
    expect(providers.map(({ name }) => name)).toHaveLength(1)
    const [item] = courses
    expect(item?.course).toMatchObject({
      title: 'Joinery & carpentry',
      description: '<p>Saw, plane &amp; join.</p>',
      entryRequirements: '<p>Two GCSEs.</p>',
      assessment: '<p>By what you make.</p>',
      qualificationTitle: 'City diploma',
    })
    expect(item?.runs).toMatchObject([
      {
        startsOn: '2027-09-06',
        startPrecision: 'day',
        costPence: 4550,
        studyMode: 'part-time',
        defaulted: ['attendanceMode', 'attendancePattern'],
      },
      {
        startsOn: '2028-09-01',
        startPrecision: 'month',
        studyMode: 'full-time',
        defaulted: ['studyMode', 'attendanceMode', 'attendancePattern'],
      },
      { startsOn: null, description: '<p>Starts: Ask us</p>' },
    ])
  })

  test.skipIf(!hasShared).each(['cornwall_college_2017-05-16.xml', 'adam_smith_college_2012-10-04.xml'])(
    'every course of %s comes out as it went in',
    async (file) => {
      await importCourses(system(), await receiveFile(sharedData(`xcri/dev/${file}`)), { ukprn: '10000001' })
      const before = await data.db
        .selectFrom('course')
        .select(['slug', 'title', ...courseTexts])
        .where('status', '=', 'live')
        .execute()

      const { courses, findings } = await read(await feed())

      expect(before.length).toBeGreaterThan(300)
      expect(findings).toEqual([])
      expect(courses).toHaveLength(before.length)
      const after = new Map(courses.map(({ course }) => [course.key.split('/').at(-1), course]))
      for (const { slug, title, ...texts } of before) {
        expect(after.get(slug)).toMatchObject({ title, ...texts })
      }
    },
    180_000,
  )

  test('holds one provider alone where one is asked for, and no draft, withdrawn or unknown one', async () => {
    await importText(system(), catalogue([joinery, { id: 'c2', title: 'Bakery', runs: [] }]))
    await data.db.updateTable('course').set({ status: 'withdrawn' }).where('title', '=', 'Bakery').execute()
    const { slug } = await data.db.selectFrom('organisation').select('slug').executeTakeFirstOrThrow()

    expect(await feed(slug)).toContain('Joinery &amp; carpentry')
    expect(await feed(slug)).not.toContain('Bakery')
    await expect(feed('nobody')).rejects.toThrow()
  })

  test('is sent packed where that is understood, and not at all to whoever has it', async () => {
    await importText(system(), catalogue([joinery]))
    const plain = await ask(feedRoute, '/feeds/xcri-cap.xml')
    const packed = await ask(feedRoute, '/feeds/xcri-cap.xml', {}, { 'Accept-Encoding': 'br, gzip' })
    const again = await ask(feedRoute, '/feeds/xcri-cap.xml', {}, { 'If-None-Match': plain.headers.get('ETag') ?? '' })

    expect(await plain.text()).toContain('Joinery &amp; carpentry')
    expect(packed.headers.get('Content-Encoding')).toBe('gzip')
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test('of a provider nobody knows is a 404', async () => {
    const asked = ask(providerFeedRoute, '/feeds/nobody/xcri-cap.xml', { slug: 'nobody' })
    await expect(asked).rejects.toMatchObject({ init: { status: 404 } })
  })
})

describe('what is written into XML is read from it again', () => {
  const parsed = (xml: string) => {
    let text = ''
    const parser = new SaxesParser({ xmlns: true })
    parser.on('text', (part) => (text += part))
    parser.on('error', (error) => {
      throw error
    })
    parser.write(xml).close()
    return text
  }
  const allowed = (text: string) =>
    text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replace(/\r\n?/g, '\n')

  test('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(allowed(text) !== '')
        expect(parsed(`<a>${element('b', text)}</a>`)).toBe(allowed(text))
      }),
    )
  })

  test('any HTML a provider sends is well-formed when it goes out', () => {
    const pieces = fc.constantFrom(
      '<p>',
      '</p>',
      '<br>',
      '<b>',
      '</i>',
      '<a href="http://a.example/?a=1&b=2">',
      '</a>',
      '&nbsp;',
      '&',
      '<',
      '<script>x</script>',
      '<li>',
      '</ul>',
      'words ',
      '\u0000',
      '\u000b',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (sent) => {
        const html = safeHtml(sent.join(''))
        expect(() => parsed(`<a>${xhtml('b', html)}</a>`)).not.toThrow()
      }),
    )
  })
})

describe('the interface for programs', () => {
  test('answers as its description says', async () => {
    await importText(system(), catalogue([joinery]))
    const list = await ask(coursesRoute, '/api/v1/courses?q=joinery')
    const found = courseListSchema.parse(await list.json())
    const slug = found.courses[0]?.slug ?? ''
    const one = courseSchema.parse(await (await ask(courseRoute, `/api/v1/courses/${slug}`, { slug })).json())
    const providers = providerListSchema.parse(await (await ask(providersRoute, '/api/v1/providers')).json())

    expect(found.total).toBe(1)
    expect(one.runs.map(({ studyMode }) => studyMode)).toEqual(['part-time', null, null])
    expect(providers.providers[0]?.feed).toMatch(/\/feeds\/[\w-]+\/xcri-cap\.xml$/)
    expect(list.headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  test('says that there is no such course', async () => {
    const answer = await ask(courseRoute, '/api/v1/courses/none', { slug: 'none' })
    expect(answer.status).toBe(404)
    expect(problemSchema.parse(await answer.json()).detail).toBe('There is no such course.')
  })

  test('has a description in which every reference leads somewhere', () => {
    const description = openApi('https://onward.example')
    const references = [...JSON.stringify(description).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, id]) => id)
    expect(references.length).toBeGreaterThan(4)
    expect(Object.keys(description.components.schemas)).toEqual(expect.arrayContaining(references))
  })

  test('the map of the site names every live course; robots are told where it is', async () => {
    await importText(system(), catalogue([joinery]))
    const { slug } = await data.db.selectFrom('course').select('slug').executeTakeFirstOrThrow()
    expect(await (await ask(siteMapRoute, '/sitemap.xml')).text()).toContain(`/courses/${slug}</loc>`)
    expect(await (await ask(robotsRoute, '/robots.txt')).text()).toContain('/sitemap.xml')
  })
})
