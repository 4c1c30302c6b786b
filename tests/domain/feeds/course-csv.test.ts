import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { importCourses } from '~/domain/catalogues/catalogue.commands.server'
import { sheetColumns } from '~/domain/catalogues/course-sheet'
import { openApi } from '~/domain/feeds/openapi'
import { visitor } from '~/kit/actor'
import { systemContext, type Context } from '~/kit/context.server'
import { receiveFile } from '~/kit/intake-text.server'
import * as areaDoor from '~/routes/api/csv-feed'
import * as providerDoor from '~/routes/api/provider-csv-feed'
import * as providersDoor from '~/routes/api/providers'
import { catalogue, importText, type CourseTold } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'
import { hasShared, sharedData } from '#tests/support/shared'
import { everything, send } from '#tests/support/sheets'

const data = testDatabase()
const system = () => systemContext(data.db, new Date('2026-11-22T10:00:00Z'))

const joinery: CourseTold = {
  id: 'c1',
  title: '=Joinery, &quot;fine&quot;',
  inside: '<dc:description>Saw,\n- plane &amp; join.</dc:description><mlo:url>https://home.example/c1</mlo:url>',
  runs: [
    {
      id: 'r1',
      inside: '<mlo:start dtf="2027-09-06">6 September 2027</mlo:start><mlo:cost>45.50</mlo:cost>',
      postcode: 'QX5 1AB',
      site: 'Mill site',
    },
    { id: 'r2', inside: '<mlo:start>Ask us</mlo:start>', postcode: 'QX5 1AB', site: 'Mill site' },
  ],
}

const ask = async (route: { loader: (args: never) => unknown }, path: string, params = {}, headers = {}) => {
  const request = new Request(`http://localhost:3000${path}`, { headers })
  const answer = await Reflect.apply(route.loader, undefined, [{ request, params, context: {} }])
  if (!(answer instanceof Response)) throw new Error('This route answers with a page.')
  return answer
}
const sheetOf = async (slug?: string) => {
  const answer = slug
    ? await ask(providerDoor, `/feeds/${slug}/courses.csv`, { slug })
    : await ask(areaDoor, '/feeds/courses.csv')
  return answer.text()
}
const rowsIn = (text: string) => Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data

async function provider(): Promise<{ officer: Context; slug: string }> {
  const { id, slug } = await data.db.selectFrom('organisation').select(['id', 'slug']).executeTakeFirstOrThrow()
  return { slug, officer: { ...system(), actor: { ...visitor, role: 'admissions-manager', organisationId: id } } }
}

describe('the prospectus as a sheet', () => {
  test('has the 24 columns, one line for each start, and nothing that runs', async () => {
    await importText(system(), catalogue([joinery, { id: 'c2', title: 'Bakery', runs: [] }]))
    const { slug } = await provider()

    const text = await sheetOf(slug)

    expect(text.split('\r\n')[0]).toBe(sheetColumns.join(','))
    expect(rowsIn(text)).toMatchObject([
      { COURSE_NAME: 'Bakery', YOUR_REFERENCE: 'c2', START_DATE: '' },
      {
        COURSE_NAME: '\'=Joinery, "fine"',
        START_DATE: '06/09/2027',
        FLEXIBLE_START_DATE: 'No',
        VENUE_NAME: 'Mill site',
        COST: '45.50',
        COURSE_WEBPAGE: 'https://home.example/c1',
      },
      { START_DATE: '', FLEXIBLE_START_DATE: 'Yes' },
    ])
  })

  test('comes back into our own reader without a finding, and changes nothing', async () => {
    await importText(system(), catalogue([joinery, { id: 'c2', title: 'Bakery', runs: [] }]))
    const { slug, officer } = await provider()
    const before = await everything(system())

    const report = await send(officer, await sheetOf(slug))

    expect(report.findings).toEqual([])
    expect(report.counts.rows).toMatchObject({ read: 3, unchanged: 3, refused: 0 })
    expect(await everything(system())).toEqual(before)
  })

  test.skipIf(!hasShared).each(['cornwall_college_2017-05-16.xml', 'adam_smith_college_2012-10-04.xml'])(
    'comes back whole where the courses are those of %s',
    async (file) => {
      await importCourses(system(), await receiveFile(sharedData(`xcri/dev/${file}`)), { ukprn: '10000001' })
      const { slug, officer } = await provider()

      const report = await send(officer, await sheetOf(slug))

      expect(report.findings).toEqual([])
      expect(report.counts.rows).toMatchObject({ changed: 0, added: 0, refused: 0 })
      expect(report.counts.rows?.unchanged).toBeGreaterThan(500)
    },
    180_000,
  )

  test('of the area also says whose each course is and where its page is; our reader takes no notice of that', async () => {
    await importText(system(), catalogue([joinery]))
    await importText(system(), catalogue([{ id: 'd1', title: 'Dance' }], { ukprn: '10000002', name: '+Dance School' }))
    const text = await sheetOf()

    expect(text.split('\r\n')[0]).toBe(`${sheetColumns.join(',')},PROVIDER_UKPRN,PROVIDER_NAME,PROSPECTUS_PAGE`)
    expect(rowsIn(text)).toMatchObject([
      { PROVIDER_NAME: "'+Dance School", PROVIDER_UKPRN: '10000002' },
      { PROVIDER_NAME: 'Riverside College', PROSPECTUS_PAGE: expect.stringMatching(/\/courses\/joinery-fine-/) },
      {},
    ])
  })

  test('holds neither drafts nor what was withdrawn, and is a 404 for a provider nobody knows', async () => {
    await importText(system(), catalogue([joinery, { id: 'c2', title: 'Bakery' }]))
    const { slug } = await provider()
    await data.db.updateTable('course').set({ status: 'draft' }).where('title', '=', 'Bakery').execute()
    await data.db.updateTable('courseRun').set({ status: 'withdrawn' }).where('key', '=', 'r2').execute()

    expect(rowsIn(await sheetOf(slug)).map(({ START_DATE }) => START_DATE)).toEqual(['06/09/2027'])
    for (const unknown of ['nobody', 'no\nbody'])
      await expect(sheetOf(unknown)).rejects.toMatchObject({ init: { status: 404 } })
  })

  test('is sent packed where that is understood, and not at all to whoever has it', async () => {
    await importText(system(), catalogue([joinery]))
    const plain = await ask(areaDoor, '/feeds/courses.csv')
    const packed = await ask(areaDoor, '/feeds/courses.csv', {}, { 'Accept-Encoding': 'br, gzip' })
    const again = await ask(areaDoor, '/feeds/courses.csv', {}, { 'If-None-Match': plain.headers.get('ETag') ?? '' })

    expect(plain.headers.get('Content-Type')).toBe('text/csv; charset=utf-8; header=present')
    expect(packed.headers.get('Content-Encoding')).toBe('gzip')
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test('is named wherever the other feeds are', async () => {
    await importText(system(), catalogue([joinery]))
    const { slug } = await provider()

    expect(Object.keys(openApi('https://onward.example').paths)).toEqual(
      expect.arrayContaining(['/feeds/courses.csv', '/feeds/{slug}/courses.csv', '/feeds/xcri-cap.xml']),
    )
    expect(await (await ask(providersDoor, '/api/v1/providers')).text()).toContain(`/feeds/${slug}/courses.csv`)
  })
})
