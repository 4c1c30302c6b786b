import { describe, expect, test } from 'vitest'
import { careLines, careOfArea, chaseOf, shareWords, type ProviderCare } from '~/domain/prospectus/prospectus-care'
import { chaseProviders } from '~/domain/prospectus/prospectus-care.commands.server'
import {
  careOfProviders,
  staleCourses,
  unansweredSearches,
  unopenedCourses,
} from '~/domain/prospectus/prospectus-care.queries.server'
import { drainJobs } from '~/kit/jobs.server'
import type { Actor } from '~/kit/actor'
import { systemContext, type Context } from '~/kit/context.server'
import { openArea } from '~/domain/areas/area.commands.server'
import { aColleague } from '#tests/support/admissions'
import { catalogue, importText } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const care: ProviderCare = {
  providerId: 'p',
  provider: 'Riverside College',
  slug: 'riverside',
  courses: 4,
  dates: 4,
  sites: 3,
  requirements: 0,
  progression: 4,
  reviewed: 4,
  managers: 1,
  chasedOn: null,
}

describe('what a provider has to put right', () => {
  test('is said block by block, and nothing where all is well', () => {
    expect(careLines(care)).toEqual([
      '1 of 4 courses has no place',
      '4 of 4 courses have no entry requirements as a list',
    ])
    expect(careLines({ ...care, sites: 4, requirements: 4 })).toEqual([])
  })

  test.each([
    [{}, 'due'],
    [{ chasedOn: '2026-11-14' }, 'due'],
    [{ chasedOn: '2026-11-15' }, 'asked'],
    [{ managers: 0 }, 'nobody'],
    [{ sites: 4, requirements: 4 }, 'whole'],
  ] as const)('with %j a provider is %s', (change, chase) => {
    expect(chaseOf({ ...care, ...change }, '2026-11-21')).toBe(chase)
  })

  test('a share is never 100 while something is missing', () => {
    expect([shareWords(999, 1000), shareWords(10, 10), shareWords(0, 0)]).toEqual(['99%', '100%', 'none'])
  })

  test('the area is the sum of its providers', () => {
    const { courses, blocks } = careOfArea([care, care])

    expect(courses).toBe(8)
    expect(blocks.map(({ count }) => count)).toEqual([8, 6, 0, 8, 8])
  })
})

async function anAreaWithCourses() {
  const system = systemContext(test$.db, new Date('2026-11-21T10:00:00Z'))
  const areaId = await openArea(system, { name: 'Marlshire', slug: 'marlshire', authorityIds: [] })
  await importText(
    system,
    catalogue([
      {
        id: 'whole',
        title: 'Bakery',
        runs: [{ id: 'r1', inside: '<mlo:start>6 September 2027</mlo:start>', postcode: 'QX5 1AB' }],
      },
      { id: 'bare', title: 'Plumbing', runs: [{ id: 'r2' }] },
    ]),
  )
  const provider = await test$.db.updateTable('organisation').set({ areaId }).returning('id').executeTakeFirstOrThrow()
  const actor: Actor = { ...system.actor, role: 'coordinator', areaId }
  return { system, areaId, providerId: provider.id, ctx: { ...system, actor } satisfies Context }
}

describe('the care of an area', () => {
  test('counts what each provider’s courses say', async () => {
    const { ctx, areaId } = await anAreaWithCourses()

    const [counted] = await careOfProviders(ctx, areaId)

    expect(counted).toMatchObject({ courses: 2, dates: 1, sites: 1, requirements: 0, progression: 0, reviewed: 2 })
  })

  test('is for its own coordinator only', async () => {
    const { ctx, areaId } = await anAreaWithCourses()
    const other = { ...ctx, actor: { ...ctx.actor, areaId: '00000000-0000-4000-8000-000000000001' } }

    await expect(careOfProviders(other, areaId)).rejects.toThrow('Only a coordinator')
    await expect(chaseProviders({ ...ctx, actor: { ...ctx.actor, role: 'adviser' } }, areaId)).rejects.toThrow('Only')
  })

  test('shows what was not checked for a year, not found, and not opened', async () => {
    const { ctx, areaId } = await anAreaWithCourses()
    const course = await ctx.db
      .updateTable('course')
      .set({ reviewedOn: '2025-11-01', createdAt: new Date('2026-01-01') })
      .where('key', '=', 'bare')
      .returning('id')
      .executeTakeFirstOrThrow()
    const search = { areaId, why: 'words', onDay: '2026-11-20' }
    await ctx.db
      .insertInto('unansweredSearch')
      .values([
        { ...search, words: 'falconry', times: 4 },
        { ...search, words: 'rare', times: 2 },
      ])
      .execute()
    const before = await unopenedCourses(ctx, areaId)
    await ctx.db.insertInto('courseView').values({ courseId: course.id, onDay: '2026-10-01', times: 1 }).execute()

    expect(await staleCourses(ctx, areaId)).toMatchObject([{ title: 'Plumbing', checkedOn: '2025-11-01', total: 1 }])
    expect(await unansweredSearches(ctx, areaId)).toEqual([
      { words: 'falconry', why: 'words', times: 4, lastOn: '2026-11-20' },
    ])
    expect(before).toEqual([])
    expect(await unopenedCourses(ctx, areaId)).toMatchObject([{ title: 'Plumbing', total: 1 }])
  })
})

describe('asking providers', () => {
  test('writes to the managers of each, leaves one event, and does so once in seven days', async () => {
    const { ctx, areaId, providerId } = await anAreaWithCourses()
    await aColleague(test$.db, providerId, 'admissions-manager')
    await aColleague(test$.db, providerId, 'admissions-officer')

    const asked = await chaseProviders(ctx, areaId)
    await drainJobs(test$.db, ctx.now)

    const letters = await test$.db
      .selectFrom('letter')
      .select(['template', 'body'])
      .where('template', '=', 'CoursesToCheck')
      .execute()
    const events = await test$.db
      .selectFrom('auditEvent')
      .select('subjectId')
      .where('action', '=', 'prospectus.chased')
      .execute()
    expect(asked).toBe(1)
    expect(letters).toHaveLength(1)
    expect(letters[0]?.body).toContain('1 of 2 courses has no start date')
    expect(events).toEqual([{ subjectId: providerId }])
    await expect(chaseProviders(ctx, areaId)).rejects.toMatchObject({ code: 'nobody-due' })
    await expect(chaseProviders({ ...ctx, now: new Date('2026-11-28T10:00:00Z') }, areaId)).resolves.toBe(1)
  })
})
