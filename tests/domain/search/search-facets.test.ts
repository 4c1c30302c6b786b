import { describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { courseQuery } from '~/domain/search/course-search'
import { refreshOpenings, refreshSearch } from '~/domain/search/course-search.commands.server'
import { searchCourses } from '~/domain/search/course-search.queries.server'
import { systemContext, type Context } from '~/kit/context.server'
import { catalogue, importText } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

const run = (pattern: string, inside = '') =>
  `<mlo:start>6 September 2027</mlo:start><attendancePattern identifier="${pattern}">x</attendancePattern>${inside}`

async function prospectus(day = '2026-11-21') {
  const ctx = systemContext(test$.db, new Date(`${day}T10:00:00Z`))
  await importText(
    ctx,
    catalogue([
      { id: 'day', title: 'Bakery by day', runs: [{ id: 'd1', inside: run('DT'), postcode: 'QX5 1AB' }] },
      {
        id: 'evening',
        title: 'Bakery in the evening',
        runs: [
          { id: 'e1', inside: run('EV'), postcode: 'QX5 1AB' },
          { id: 'e2', inside: run('DT', '<applyUntil>2026-11-20</applyUntil>'), postcode: 'QX19 1AB' },
        ],
      },
      { id: 'past', title: 'Bakery last year', runs: [{ id: 'p1', inside: run('DT').replace('2027', '2025') }] },
    ]),
  )
  return ctx
}

async function titles(ctx: Context, address: string) {
  const { courses, total, facets } = await searchCourses(ctx, courseQuery(new URLSearchParams(address)))
  expect(total).toBe(courses.length)
  return { titles: courses.map(({ title }) => title), facets }
}

describe('when one attends', () => {
  test.each([
    ['q=bakery&pattern=evening', ['Bakery in the evening']],
    ['q=bakery&pattern=evening&pattern=daytime', ['Bakery by day', 'Bakery in the evening', 'Bakery last year']],
    ['q=bakery&pattern=daytime&postcode=QX5&within=3', ['Bakery by day']],
    ['q=bakery&pattern=weekend', []],
  ])('%s leaves %j', async (address, left) => {
    expect((await titles(await prospectus(), address)).titles).toEqual(left)
  })

  test.each(['q=bakery', 'q=bakery&sort=start'])(
    '%s counts the same, whether runs are asked about or not',
    async (address) => {
      const { facets } = await titles(await prospectus(), address)

      expect(facets.pattern).toEqual([
        { value: 'daytime', name: null, count: 3 },
        { value: 'evening', name: null, count: 1 },
      ])
      expect(facets.open).toEqual([{ value: 'yes', name: null, count: 2 }])
    },
  )
})

describe('what takes applications', () => {
  test('a start that is long past is not open', async () => {
    const found = await titles(await prospectus(), 'q=bakery&open=yes')

    expect(found.titles).toEqual(['Bakery by day', 'Bakery in the evening'])
  })

  test('the open run must be the run that fits', async () => {
    const ctx = await prospectus()

    expect((await titles(ctx, 'q=bakery&open=yes&pattern=daytime')).titles).toEqual(['Bakery by day'])
    expect((await titles(ctx, 'q=bakery&open=yes&postcode=QX19&within=1')).titles).toEqual([])
  })

  test('a course closes by itself in the night after its last day', async () => {
    const ctx = await prospectus()
    await sql`update course_run set apply_until = '2026-11-21' where key = 'd1'`.execute(ctx.db)
    const nextDay = { ...ctx, now: new Date('2026-11-22T01:00:00Z') }

    await refreshOpenings(ctx)
    const today = await titles(ctx, 'q=bakery&open=yes')
    await refreshOpenings(nextDay)
    const tomorrow = await titles(nextDay, 'q=bakery&open=yes')

    expect(today.titles).toContain('Bakery by day')
    expect(tomorrow.titles).toEqual(['Bakery in the evening'])
  })
})

test('what several places teach together can be looked for', async () => {
  const ctx = await prospectus()
  const { id } = await ctx.db
    .updateTable('course')
    .set({ isCollaborative: true })
    .where('key', '=', 'day')
    .returning('id')
    .executeTakeFirstOrThrow()
  await refreshSearch(ctx, [id])

  const every = await titles(ctx, 'q=bakery')
  const shared = await titles(ctx, 'q=bakery&shared=yes')

  expect(every.facets.shared).toEqual([{ value: 'yes', name: null, count: 1 }])
  expect(shared.titles).toEqual(['Bakery by day'])
})
