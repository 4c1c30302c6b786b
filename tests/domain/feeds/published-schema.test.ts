import { describe, expect, test } from 'vitest'
import { importCourses } from '~/domain/catalogues/catalogue.commands.server'
import { xcriFeed } from '~/domain/feeds/feed.queries.server'
import { visitor } from '~/kit/actor'
import { systemContext } from '~/kit/context.server'
import { receiveFile } from '~/kit/intake-text.server'
import { catalogue, importText, type CourseTold } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'
import { hasShared, sharedData } from '#tests/support/shared'
import { faultsOf } from '#tests/support/xcri-schema'

const data = testDatabase()
const system = () => systemContext(data.db, new Date('2026-11-22T10:00:00Z'))

/** A course of which everything is said that a feed can say. */
const everythingSaid: CourseTold = {
  id: 'c1',
  title: 'Joinery',
  inside: `<dc:description>Saw &amp; plane.</dc:description><dc:subject>Wood</dc:subject><dc:subject>Trades</dc:subject>
    <dc:description xsi:type="terms:leadsTo"><div xmlns="http://www.w3.org/1999/xhtml"><ul><li>Level 3</li></ul></div></dc:description>
    <dc:description xsi:type="terms:careerOutcome">Joiner</dc:description><dc:description xsi:type="terms:support">Ask us.</dc:description>
    <abstract>Wood.</abstract><applicationProcedure>Write.</applicationProcedure><mlo:assessment>By eye.</mlo:assessment>
    <mlo:objective>Saws.</mlo:objective><mlo:prerequisite>Two GCSEs.</mlo:prerequisite><regulations>None.</regulations><mlo:url>https://home.example/c1</mlo:url>
    <mlo:qualification><dc:identifier>Z1</dc:identifier><dc:title>Diploma</dc:title><dcterms:educationLevel>Level 2</dcterms:educationLevel><awardedBy>A board</awardedBy></mlo:qualification>`,
  runs: [
    {
      id: 'r1',
      inside: `<dc:description>In the new hall.</dc:description><mlo:start dtf="2027-09-06">6 September 2027</mlo:start><end dtf="2028-06-30">30 June 2028</end>
        <mlo:duration interval="P1Y">1 year</mlo:duration><applyFrom dtf="2026-11-01">1 November 2026</applyFrom><applyUntil dtf="2027-01-31">31 January 2027</applyUntil>
        <studyMode identifier="PT">Part time</studyMode><attendanceMode identifier="CM">Campus</attendanceMode><attendancePattern identifier="DT">Daytime</attendancePattern>
        <mlo:places>12</mlo:places><mlo:cost>45.50</mlo:cost><age>16-19</age>`,
      postcode: 'QX5 1AB',
      site: 'Mill site',
    },
    { id: 'r2', inside: '<mlo:start>September 2028</mlo:start>' },
    { id: 'r3', inside: '<mlo:start>Ask us</mlo:start>' },
  ],
}

async function feed() {
  let text = ''
  for await (const piece of xcriFeed({ ...system(), actor: visitor }, null)) text += piece
  return text
}

describe.skipIf(!hasShared)('the published schema of XCRI-CAP 1.2', () => {
  test('has nothing to say against a feed in which everything is said', async () => {
    await importText(system(), catalogue([everythingSaid]))

    const text = await feed()

    expect(text).toContain('xsi:type="xcriTerms:careerOutcome"')
    expect(text).toContain('<age>16-19</age>')
    expect(await faultsOf(text)).toEqual([])
  })

  test.each(['cornwall_college_2017-05-16.xml', 'adam_smith_college_2012-10-04.xml', 'open_university_2011-03-24.xml'])(
    'has nothing to say against what we make of %s',
    async (file) => {
      await importCourses(system(), await receiveFile(sharedData(`xcri/dev/${file}`)), { ukprn: '10000001' })

      expect(await faultsOf(await feed())).toEqual([])
    },
    180_000,
  )

  test.each([
    ['a title after the address', /(<dc:title>Joinery<\/dc:title>)(<mlo:url>.*?<\/mlo:url>)/s, '$2$1'],
    ['two addresses', /<course>(.*?)(<mlo:url>.*?<\/mlo:url>)/s, '<course>$1$2$2'],
    ['a venue without a provider', /<venue>.*?<\/venue>/s, '<venue></venue>'],
    ['a day that is none', /dtf="2027-09-06"/, 'dtf="2027-09-66"'],
    ['a level in the wrong namespace', /dcterms:educationLevel/g, 'educationLevel'],
    ['a refinement nobody knows', /xcriTerms:leadsTo/, 'xcriTerms:leadsNowhere'],
    ['no moment of making', / generated="[^"]*"/, ''],
  ])('finds %s', async (_, found, instead) => {
    await importText(system(), catalogue([everythingSaid]))
    const text = await feed()
    const broken = text.replace(found, instead)

    expect(broken).not.toBe(text)
    expect(await faultsOf(broken)).not.toEqual([])
  })
})
