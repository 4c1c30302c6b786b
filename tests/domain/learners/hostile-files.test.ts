import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FileRefused, type IntakeReport } from '~/kit/intake-report'
import { aFile, aPupil, csvOf, ctfOf, upn } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { codes, counts, importing } from './importing'

const test$ = testDatabase()
const { bring, roll, countOf } = importing(test$)

const three = [aPupil(1), aPupil(2, { 'Legal forename': 'Zoë' }), aPupil(3)]
const csv = csvOf(three)
const ctf = ctfOf([{ upn: upn(1), surname: 'Okafor', forename: 'Zoë', born: '2010-06-24' }])
const bom = Buffer.from([0xef, 0xbb, 0xbf])

async function sent(content: string | Buffer, name = 'file.csv'): Promise<IntakeReport | FileRefused> {
  try {
    return await bring(await aFile(content, name))
  } catch (error) {
    if (error instanceof FileRefused) return error
    throw error
  }
}

describe('a file that is odd but whole is read (F-36)', () => {
  test.each<[string, string | Buffer]>([
    ['with a byte order mark', Buffer.concat([bom, Buffer.from(csv)])],
    ['with semicolons', csvOf(three, ';')],
    ['with tabs', csvOf(three, '\t')],
    ['with line ends of Unix', csvOf(three, ',', '\n')],
    ['with line ends of an old Macintosh', csvOf(three, ',', '\r')],
    ['without a last line end', csv.trimEnd()],
    ['in Windows-1252', Buffer.from(csv, 'latin1')],
    ['in UTF-16 with its mark', Buffer.from(`\uFEFF${csv}`, 'utf16le')],
    ['in UTF-16 without a mark', Buffer.from(csv, 'utf16le')],
    ['with blank lines between', csv.replaceAll('\r\n', '\r\n\r\n')],
    ['with lines before the headings', `Pupils of Year 11\r\nprinted 14/11/2025\r\n\r\n${csv}`],
    ['with headings in another case and with spaces', csv.replace('Legal surname', ' LEGAL  SURNAME ')],
    ['with every value in quotation marks', csv.replace(/[^,\r\n]+/g, '"$&"')],
    ['with a heading twice', csv.replace(/^(.*)\r\n/, '$1,Reg\r\n')],
    ['with empty columns at the end', csv.replaceAll('\r\n', ',,,\r\n')],
    ['under a name that says it is XML', csv],
    ['with spaces around the values', csv.replaceAll(',', ' , ')],
  ])('%s', async (_, content) => {
    const report = await sent(content, 'roll.xml')

    expect(report).toMatchObject({ status: 'done', counts: { learners: { read: 3, added: 3, refused: 0 } } })
    expect((await roll()).map(({ givenNames }) => givenNames)).toContain('Zoë')
  })

  test.each<[string, string | Buffer]>([
    ['in Latin-1', Buffer.from(ctf.replace('utf-8', 'iso-8859-1'), 'latin1')],
    ['in UTF-16', Buffer.from(`\uFEFF${ctf.replace('utf-8', 'utf-16')}`, 'utf16le')],
    ['with a bare DOCTYPE', ctf.replace('<CTfile>', '<!DOCTYPE CTfile>\n<CTfile>')],
    [
      'with a prefix on every element',
      ctf.replaceAll(/<(\/?)(?=[A-Za-z])/g, '<$1c:').replace('<c:CTfile', '<c:CTfile xmlns:c="urn:c"'),
    ],
    ['under a name that says it is a table', ctf],
  ])('a transfer file %s', async (_, content) => {
    expect(await sent(content, 'roll.csv')).toMatchObject({ status: 'done', counts: { learners: { added: 1 } } })
    expect((await roll()).map(({ givenNames }) => givenNames)).toEqual(['Zoë'])
  })
})

describe('a file that cannot be read is refused with a sentence, and nothing is stored (F-36)', () => {
  test.each<[string, string | Buffer, string]>([
    ['that is empty', '', 'file-empty'],
    ['of blank lines', '\r\n\r\n\r\n', 'headings-missing'],
    ['of a byte order mark alone', bom, 'headings-missing'],
    ['with a NUL', csv.replace('Zoë', 'Zo\0'), 'nul-byte'],
    ['that is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00]), 'nul-byte'],
    ['in an encoding we do not know', Buffer.concat([Buffer.from(csv), Buffer.from([0x81, 0x8d])]), 'encoding-unknown'],
    ['without the headings that matter', csv.replace('DOB', 'Colour'), 'headings-missing'],
    ['without headings', csv.slice(csv.indexOf('\n') + 1), 'headings-missing'],
    ['cut off inside a quotation', `${csv}"Okafor,Amina`, 'quote-never-closed'],
    ['of one line of 10 MB', 'x,'.repeat(5 * 1024 * 1024), 'headings-missing'],
    ['with a row of 10 MB', `${csv}"${'x,'.repeat(5 * 1024 * 1024)}`, 'row-too-long'],
    ['that is XML of another kind', '<catalog><course/></catalog>', 'not-a-ctf'],
    ['that is a web page', '<!DOCTYPE html><html><body><p>Sign in<br></body></html>', 'not-a-ctf'],
    ['that is a transfer file cut off', ctf.slice(0, -60), 'xml-not-well-formed'],
    ['that is a transfer file with a bare ampersand', ctf.replace('Okafor', 'O & K'), 'xml-not-well-formed'],
    [
      'that is a transfer file with a bomb in it',
      ctf.replace('<CTfile>', '<!DOCTYPE C [<!ENTITY a "b">]><CTfile>'),
      'xml-entities',
    ],
  ])('%s', async (_, content, code) => {
    const answer = await sent(content)

    const finding = answer instanceof FileRefused ? answer.finding : answer.findings.at(-1)
    expect(finding).toMatchObject({ code, severity: 'error', sentence: expect.stringMatching(/^.{20,}$/s) })
    expect([await countOf('learner'), await countOf('organisation'), await countOf('auditEvent')]).toEqual([0, 0, 0])
  })
})

describe('a file with faults in some rows', () => {
  test('has a row with too many cells refused by its line, and the others taken', async () => {
    const report = await sent(csv.replace('\r\n', '\r\n').replace('AL10 8RT\r\n', 'AL10 8RT,more,and more\r\n'))

    expect(report).toMatchObject({
      counts: { learners: { added: 2, refused: 1 } },
      findings: [{ code: 'too-many-cells', line: 2 }],
    })
  })

  test('has a row that was cut short taken for what it has, or refused for what it lacks', async () => {
    const report = await sent(`${csv}${upn(4)},,Okafor,Joel,24/06/2010\r\n${upn(5)},,Okafor,Jo`)

    expect(report).toMatchObject({ counts: { learners: { read: 5, added: 4, refused: 1 } }, findings: [{ line: 6 }] })
  })

  test('with headings alone brings nobody, and says so', async () => {
    const report = await sent(csv.slice(0, csv.indexOf('\n') + 1))

    expect(report).toMatchObject({
      status: 'done',
      counts: { learners: { read: 0, added: 0 } },
      findings: [{ code: 'no-pupils' }],
    })
  })

  test('keeps what looks like markup or a formula as the plain text it is', async () => {
    await sent(csvOf([aPupil(1, { 'Legal forename': '<script>alert(1)</script>', Reg: '=1+1' })]))

    expect(await roll()).toMatchObject([{ givenNames: '<script>alert(1)</script>', form: '=1+1' }])
  })
})

describe('whatever comes', () => {
  test('any bytes lead to a report or a sentence, never to a crash', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        fc.boolean(),
        async (bytes, isAfterHeadings) => {
          const content = isAfterHeadings ? Buffer.concat([Buffer.from(csv), Buffer.from(bytes)]) : Buffer.from(bytes)
          const answer = await sent(content)

          const sentences =
            answer instanceof FileRefused ? [answer.sentence] : answer.findings.map(({ sentence }) => sentence)
          expect(sentences.every((sentence) => sentence.length > 10)).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('any cut through a transfer file is refused, and leaves nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 60, max: ctf.length - 10 }), async (at) => {
        expect(await sent(ctf.slice(0, at))).toMatchObject({ status: 'refused' })
      }),
      { numRuns: 40 },
    )
    expect(await countOf('learner')).toBe(0)
  })

  test('the order of the rows makes no difference, and a second reading changes nothing', async () => {
    const pupils = [aPupil(1), aPupil(2, { UPN: '' }), aPupil(3, { DOB: '' }), aPupil(4, { Sex: '?' }), aPupil(5)]
    await bring(await aFile(csvOf(pupils)))
    const expected = await roll()
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(pupils, { minLength: pupils.length }), async (shuffled) => {
        const report = await bring(await aFile(csvOf(shuffled)))

        expect(counts(report)).toMatchObject({ read: 5, added: 0, changed: 0, unchanged: 4, refused: 1 })
        expect(codes(report).toSorted()).toEqual(['birth-date-missing', 'sex-unknown'])
        expect(await roll()).toEqual(expected)
      }),
      { numRuns: 15 },
    )
  })
})
