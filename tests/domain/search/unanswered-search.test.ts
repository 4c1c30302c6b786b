import { describe, expect, test } from 'vitest'
import { forgetOldCounts, noteUnanswered, noteView } from '~/domain/search/search-counts.commands.server'
import { countableWords } from '~/domain/search/unanswered-search'
import { openArea } from '~/domain/areas/area.commands.server'
import { systemContext, type Context } from '~/kit/context.server'
import { isReader, writeTallies } from '~/kit/tally.server'
import { catalogue, importText } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const morning = () => systemContext(test$.db, new Date('2026-11-21T10:00:00Z'))

function anArea(ctx: Context) {
  return openArea(ctx, { name: 'Marlshire', slug: 'marlshire', authorityIds: [] })
}

async function kept() {
  const rows = await test$.db
    .selectFrom('unansweredSearch')
    .select(['words', 'why', 'times'])
    .orderBy('words')
    .execute()
  return rows.map(({ words, why, times }) => `${words} ${why} ${times}`)
}

describe('what may be counted of a search', () => {
  test.each([
    ['  Falconry!! ', 'falconry'],
    ['Café barista, Level 2', 'cafe barista level 2'],
    ['A level Latin', 'a level latin'],
    ['joel@school.example', null],
    ['https://onward.example/x', null],
    ['07700 900123', null],
    ['falconry QX5 1AB', null],
    ['born 12 March', null],
    ['a very long message to somebody who reads it', null],
    ['!', null],
    ['2', null],
  ])('%s is counted as %j', (typed, words) => {
    expect(countableWords(typed)).toBe(words)
  })
})

describe('searches without an answer', () => {
  test('are added up by the day', async () => {
    const ctx = morning()
    await anArea(ctx)
    noteUnanswered('Falconry', 'words')
    noteUnanswered('falconry ', 'words')
    await writeTallies(ctx)
    noteUnanswered('falconry', 'words')
    noteUnanswered('hair', 'filters')
    await writeTallies(ctx)

    expect(await kept()).toEqual(['falconry words 3', 'hair filters 1'])
  })

  test('with the name of somebody on record are not kept, but a word of the prospectus is', async () => {
    const ctx = morning()
    const areaId = await anArea(ctx)
    const name = { givenNames: 'Amina Grace', legalGivenNames: 'Amina Grace', familyName: 'Mason', nameKey: 'x' }
    await ctx.db
      .insertInto('learner')
      .values({ ...name, areaId, bornOn: '2010-05-01' })
      .execute()
    await importText(ctx, catalogue([{ id: 'c', title: 'Stone mason skills' }]))
    noteUnanswered('amina', 'words')
    noteUnanswered('grace mason', 'words')
    noteUnanswered('mason wizardry', 'words')
    await writeTallies(ctx)

    expect(await kept()).toEqual(['mason wizardry words 1'])
  })

  test('are forgotten after a month where they were rare, and all after 400 days', async () => {
    const ctx = morning()
    const id = await anArea(ctx)
    const row = (words: string, onDay: string, times: number) => ({ areaId: id, words, why: 'words', onDay, times })
    await ctx.db
      .insertInto('unansweredSearch')
      .values([
        row('rare', '2026-10-01', 2),
        row('often', '2026-10-01', 3),
        row('lately', '2026-11-10', 1),
        row('long ago', '2025-10-01', 90),
      ])
      .execute()

    await forgetOldCounts(ctx)

    expect(await kept()).toEqual(['lately words 1', 'often words 3'])
  })
})

test('opened courses are added up by the day', async () => {
  const ctx = morning()
  await importText(ctx, catalogue([{ id: 'c', title: 'Bakery' }]))
  const { id } = await ctx.db.selectFrom('course').select('id').executeTakeFirstOrThrow()
  noteView(id)
  noteView(id)
  await writeTallies(ctx)

  const views = await ctx.db.selectFrom('courseView').select(['courseId', 'onDay', 'times']).execute()
  expect(views).toEqual([{ courseId: id, onDay: '2026-11-21', times: 2 }])
})

test.each([
  [{ headers: { 'User-Agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148' } }, true],
  [{ headers: { 'User-Agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' } }, false],
  [{ headers: { 'User-Agent': 'Mozilla/5.0 (X11)', 'Sec-Purpose': 'prefetch' } }, false],
  [{ method: 'HEAD' }, false],
])('%j is somebody reading: %s', (request, reads) => {
  expect(isReader(new Request('http://onward.example/courses', request))).toBe(reads)
})
