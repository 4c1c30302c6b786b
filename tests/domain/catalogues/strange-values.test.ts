import { describe, expect, test } from 'vitest'
import { systemContext } from '~/kit/context.server'
import { catalogue, importText, readOne, type CourseTold } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const context = () => systemContext(test$.db, new Date('2026-11-21T10:00:00Z'))
const typed = (type: string) => `<dc:description xsi:type="terms:${type}">Words</dc:description>`
const withRun = (inside: string) => ({ id: 'c1', title: 'Plumbing', runs: [{ id: 'r1', inside }] })

describe('F-36: values that no course ever had', () => {
  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'a word that every object knows, %s, is a word like any other',
    async (word) => {
      const { run, codes, course } = await readOne({
        ...withRun(`<studyMode identifier="${word}">${word}</studyMode>`),
        inside: typed(word) + `<${word}>1</${word}>`,
      })

      expect(run).toMatchObject({ studyMode: null, received: { studyMode: word } })
      expect(codes).toContain('study-mode-unmapped')
      expect(Object.values(course).filter((value) => typeof value === 'function')).toEqual([])
    },
  )

  test.each(['&amp;#00;', '&amp;#0000;', '&amp;#55296;', '&amp;#57343;', '&amp;#01;'])(
    'a letter that is none, %s, is left out',
    async (reference) => {
      expect((await readOne({ id: 'c1', title: `Plumb${reference}ing` })).course.title).toBe('Plumbing')
    },
  )

  test.each([
    ['999,999,999,999', null, '999,999,999,999'],
    ['£999,999.99', 99_999_999, null],
  ])('a cost of %s is a price only where it could be one', async (sent, costPence, costText) => {
    expect((await readOne(withRun(`<cost>${sent}</cost>`))).run).toMatchObject({ costPence, costText })
  })

  test.each(['0000-05-05', '0000', '5 May 0000'])('the day %s was in no year', async (sent) => {
    const { run } = await readOne(withRun(`<mlo:start dtf="${sent}">${sent}</mlo:start>`))

    expect(run).toMatchObject({ startsOn: null, startText: sent })
  })

  test.each(['-100000-01-01T00:00:00Z', '+275000-01-01T00:00:00Z', '0000-01-01T00:00:00Z', 'soon'])(
    'a catalogue that says it was written in %s is taken, and told so',
    async (moment) => {
      const report = await importText(
        context(),
        catalogue([{ id: 'c1', title: 'Plumbing' }]).replace('2026-11-01T09:00:00', moment),
      )

      expect(report).toMatchObject({ status: 'done', findings: [{ code: 'generated-unreadable' }] })
    },
  )

  test.each<[string, CourseTold]>([
    ['an identifier that is cut in the middle of a letter', { id: `${'x'.repeat(499)}\u{1F527}`, title: 'Plumbing' }],
    ['a run with such an identifier', { id: 'c1', title: 'Plumbing', runs: [{ id: `${'x'.repeat(499)}\u{1F527}` }] }],
    ['a title of that length', { title: `${'x'.repeat(499)}\u{1F527}` }],
    [
      'a place with a name of that length',
      { id: 'c1', title: 'P', runs: [{ id: 'r1', postcode: 'AL10 8RT', site: `${'x'.repeat(199)}\u{1F527}` }] },
    ],
  ])('%s is known again', async (_what, told) => {
    const ctx = context()
    await importText(ctx, catalogue([told]))

    const report = await importText(ctx, catalogue([told]))

    expect(report.counts).toMatchObject({
      courses: { added: 0, changed: 0, unchanged: 1 },
      runs: { added: 0, changed: 0, unchanged: 1 },
    })
  })

  test('words without end are shortened wherever they stand', async () => {
    const endless = noise(20_000)
    const run = `<mlo:start>${endless}</mlo:start><mlo:duration>${endless}</mlo:duration><cost>${endless}</cost><studyMode>${endless}</studyMode>`
    const venue = `<venue><provider><mlo:location><mlo:address>${endless}</mlo:address><mlo:postcode>AL10 8RT</mlo:postcode></mlo:location></provider></venue>`
    const ctx = context()

    const report = await importText(
      ctx,
      catalogue([{ id: endless, title: endless, runs: [{ id: endless, inside: run + venue }] }]),
    )

    const kept = [
      await ctx.db.selectFrom('courseRun').selectAll().execute(),
      await ctx.db.selectFrom('site').selectAll().execute(),
    ]
    expect(report).toMatchObject({ status: 'done', counts: { courses: { added: 1 }, runs: { added: 1 } } })
    expect(JSON.stringify(kept).length).toBeLessThan(6_000)
    expect(Math.max(...report.findings.map(({ sentence }) => sentence.length))).toBeLessThan(1_000)
  })
})

/** Letters in which nothing repeats, so that no index makes them shorter. */
function noise(length: number): string {
  let state = 1
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647
    return 'abcdefghijklmnopqrstuvwxyz0123456789'[state % 36]
  }).join('')
}
