import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Judge } from '~/domain/nccis-returns/judge'
import { fieldPlaces, type ReturnHeader, type ReturnRecord } from '~/domain/nccis-returns/return-record'
import { readReturnSheet } from '~/domain/nccis-returns/return-sheet'
import { writeReturn } from '~/domain/nccis-returns/return-writer'
import { readReturn } from '~/domain/nccis-returns/return-xml'
import { Findings } from '~/kit/intake-report'
import { allOf, aRecord, codesOn, header, inPieces } from '#tests/support/returns'
import { hasShared, sharedData } from '#tests/support/shared'

async function* each<T>(items: readonly T[]) {
  yield* items
}

async function written(records: readonly ReturnRecord[], by: ReturnHeader = header, options = {}): Promise<string> {
  return (await allOf(writeReturn(by, each(records), options))).join('')
}

async function readXml(text: string, size = 1000) {
  const findings = new Findings()
  const { header, records } = await readReturn(inPieces(text, size), findings)
  const read = await allOf(records)
  return { header, records: read.map(({ record }) => record), lines: read.map(({ line }) => line), findings }
}

async function readCsv(text: string) {
  const findings = new Findings()
  const { records } = await readReturnSheet(inPieces(text, 1000), findings)
  return { records: (await allOf(records)).map((one) => one?.record ?? null), findings }
}

const some = [
  aRecord(1, {
    characteristics: ['110', '140'],
    middleName: 'Zoë & Niamh',
    guarantee11: '110',
    guaranteeAuthority11: '919',
  }),
  aRecord(2, { addressLine2: 'Flat <3>', intendedDestination: null }),
  aRecord(3, { hasActivities: true }),
]

describe('a return as XML', () => {
  test('comes out of its own file as it went in, however it is cut into pieces', async () => {
    const xml = await written(some)
    for (const size of [1, 7, 5000]) expect((await readXml(xml, size)).records).toEqual(some)
    expect((await readXml(xml)).header).toEqual(header)
  })

  test('is the same to the letter each time, and says nothing of what is not known', async () => {
    expect(await written(some)).toBe(await written(some))
    const later = await written(some, { ...header, sentOn: '2026-12-05' })
    expect(later.replace('2026-12-05', '2026-12-01')).toBe(await written(some))
    expect(await written(some)).not.toMatch(/<(\w+)><\/\1>|<\w+\/>/)
  })

  test('names its databases in either spelling and is read in both', async () => {
    const xml = await written(some, header, { databaseElement: 'DatabaseId' })
    expect(xml).toContain('<DatabaseId>901</DatabaseId>')
    expect((await readXml(xml)).header.databases).toEqual(['901'])
  })

  test('may begin with a bare DOCTYPE, and an empty element says nothing', async () => {
    const xml = (await written(some.slice(0, 1)))
      .replace('<NCCIS>', '<!DOCTYPE NCCIS2019>\n<NCCIS>')
      .replace('<Gender>F</Gender>', '<Gender></Gender><Unheard>of</Unheard>')
    expect((await readXml(xml)).records).toEqual([{ ...some[0], gender: null }])
  })

  test.each([1, 5, 4000])('with bare ampersands is read as it was meant, in pieces of %i', async (size) => {
    const xml = (await written([aRecord(1, { establishmentName: 'Marks &' })])).replace('&amp;', '& Sons &amp; Co; &')
    const { records, findings } = await readXml(xml, size)
    expect(records[0]?.establishmentName).toBe('Marks & Sons & Co; &')
    expect(findings.totals).toEqual({ 'bare-ampersand': 1 })
    expect(findings.kept[0]?.sentence).toContain('2 ampersands')
  })

  test('that is none is refused in words', async () => {
    await expect(readXml('<people><YoungPersonsRecord/></people>')).rejects.toThrow('no NCCIS return')
    await expect(readXml('<NCCIS><FileHeader>')).rejects.toThrow(/broken/)
    await expect(readXml('<!DOCTYPE N [<!ENTITY a "b">]><NCCIS/>')).rejects.toThrow(/entities of its own/)
  })

  test('says on which line somebody stands', async () => {
    const xml = await written(some)
    const at = xml.slice(0, xml.indexOf('<YoungPersonsRecord')).split('\n').length
    expect((await readXml(xml)).lines[0]).toBe(at)
  })

  test('keeps any text of any field', async () => {
    // What a file holds is read trimmed and in its composed form, and what XML cannot hold is left out: such texts begin with that.
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((raw) => tidied(raw) || 'x')
    const record = fc
      .record(Object.fromEntries(fieldPlaces.map(({ field }) => [field, fc.option(text)])))
      .chain((fields) =>
        fc.array(fc.stringMatching(/^\d{3}$/), { maxLength: 3 }).map((codes) => ({
          ...aRecord(),
          ...fields,
          characteristics: codes.sort(),
        })),
      )
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 3 }), async (records) => {
        expect((await readXml(await written(records), 97)).records).toEqual(records)
      }),
      { numRuns: 60 },
    )
  })
})

const unwritable = /[\p{Cc}\p{Cs}\ufffe\uffff\ufeff]/gu

function tidied(raw: string): string {
  return raw.replace(unwritable, '').normalize('NFC').trim()
}

describe('a return as a flat file', () => {
  const head =
    'YoungPersonsID,GivenName,Surname,Date Of Brith,ActivityCode,LevelofNeed,CharacteristicCode,GuaranteeStatus,LEACode,GuaranteeStatus,LEACode'

  test('goes by its headings, and the two pairs of the guarantee by their places', async () => {
    const { records, findings } = await readCsv(
      `${head}\r\n9010000000001,Amina,Okafor,40251,230,3,140 110,110,919,,\r\n9010000000002,Joel,Brand,14/03/2010,230,2,,,,140,821\r\n`,
    )
    expect(records).toMatchObject([
      { bornOn: '2010-03-14', characteristics: ['110', '140'], guarantee11: '110', guaranteeAuthority11: '919' },
      { bornOn: '2010-03-14', levelOfNeed: '2', guarantee12: '140', guaranteeAuthority12: '821', guarantee11: null },
    ])
    expect(findings.totals).toEqual({})
  })

  test('takes a number for a day only where a day belongs', async () => {
    const { records } = await readCsv(`${head}\n9010000000001,44629,Okafor,44629,44629,3,,,,,\n`)
    expect(records).toMatchObject([{ givenName: '44629', bornOn: '2022-03-09', activity: '44629' }])
  })

  test('names a row whose cells do not fit, and reads the others', async () => {
    const { records, findings } = await readCsv(
      `${head}\n9010000000001,A,B,2010-03-14,230,3,,,,,,x\n9010000000002,A,B,2010-03-14,230,3,,,,,\n`,
    )
    expect(records.map((one) => one?.number ?? null)).toEqual([null, '9010000000002'])
    expect(findings.totals).toEqual({ 'too-many-cells': 1 })
  })

  test('whose pairs are out of order is refused', async () => {
    await expect(readCsv(`${head.replace('GuaranteeStatus,LEACode,', 'LEACode,GuaranteeStatus,')}\n1`)).rejects.toThrow(
      'in pairs',
    )
  })
})

describe.skipIf(!hasShared)('the return of somebody else', () => {
  const file = (name: string) => readFileSync(sharedData(`nccis/dev/${name}`), 'utf8')
  const expected = () =>
    file('expected_rule_hits.csv')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
      .map(([rule, records, some]) => ({ rule: Number(rule), records: Number(records), some: (some ?? '').split(' ') }))

  test('breaks exactly the rules it is known to break', async () => {
    const { header, records } = await readXml(file('nccis_return_synthetic_clean.xml'))
    const periodEnd = header.periodEnd ?? ''
    // What is known was counted with the lists of 2019-20, in which activity 720 was no more.
    const judge = new Judge<string>(codesOn('2019-09-01'), header, periodEnd)
    const hits = [...records.flatMap((record) => judge.hitsOf(record, record.number ?? '')), ...judge.hitsTogether()]
    const found = [...new Set(hits.map(({ rule }) => rule))].sort((a, b) => a - b)
    expect(found.map((rule) => ({ rule, records: hits.filter((hit) => hit.rule === rule).length }))).toEqual(
      expected().map(({ rule, records }) => ({ rule, records })),
    )
    for (const { rule, some } of expected())
      expect(hits.filter((hit) => hit.rule === rule).map(({ of }) => of)).toEqual(expect.arrayContaining(some))
  })

  test('comes out again the same', async () => {
    const first = await readXml(file('nccis_return_synthetic_clean.xml'))
    expect(first.records).toHaveLength(204)
    const again = await readXml(await written(first.records, first.header))
    expect(again.records).toEqual(first.records)
    expect(again.header).toEqual(first.header)
  })

  test('tells the same as a flat file', async () => {
    const xml = await readXml(file('nccis_return_synthetic_clean.xml'))
    const csv = await readCsv(file('nccis_return_synthetic_clean.csv'))
    // The last four, made by hand, have a line of the address in one of the files only.
    const lines = xml.records.map((one, at) => (at < 200 ? one : { ...one, addressLine4: 'Test' }))
    expect(csv.records).toEqual(lines)
    expect(csv.findings.totals).toEqual({})
  })
})
