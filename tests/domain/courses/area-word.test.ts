import { describe, expect, test } from 'vitest'
import { openArea } from '~/domain/areas/area.commands.server'
import {
  areaWordsFrom,
  explainedIn,
  nameIn,
  placeIn,
  usualWords,
  withPlace,
  type AreaWordRow,
} from '~/domain/courses/area-word'
import { decideWord } from '~/domain/courses/area-word.commands.server'
import { areaWordEvents, areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { areaWordForm } from '~/domain/courses/area-word.schemas'
import { areaWordEvent } from '~/domain/courses/area-word.words'
import { visitor } from '~/kit/actor'
import { systemContext, type Context } from '~/kit/context.server'
import { countEvents, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const nothing = { name: null, explanation: null, isHidden: false }
const row = (said: Partial<AreaWordRow>): AreaWordRow => ({
  list: 'route',
  code: 'technical',
  place: null,
  ...nothing,
  ...said,
})

async function aCoordinator(slug = 'marlshire') {
  const system = systemContext(test$.db, FRIDAY)
  const areaId = await openArea(system, { name: 'Marlshire', slug, authorityIds: [] })
  const ctx: Context = { ...system, actor: { ...system.actor, role: 'coordinator', areaId } }
  return { ctx, areaId }
}

const routesIn = async (ctx: Context) => (await areaWordsOf(ctx)).route.map(({ name }) => name)
const told = async (ctx: Context, areaId: string) =>
  (await areaWordEvents(ctx, areaId)).map(areaWordEvent).map(({ what }) => what)

describe('the words of an area', () => {
  test('are the usual ones, subject areas in the order of their codes', () => {
    expect(usualWords.route.map(({ code }) => code)).toEqual(['a-levels', 'technical', 'apprenticeship', 'foundation'])
    expect(usualWords['subject-area'].slice(8, 11).map(({ code }) => code)).toEqual(['09', '10', '11'])
    expect(nameIn(usualWords, 'subject', '05.2')).toBe('Building and construction')
    expect(nameIn(usualWords, 'route', null)).toBeNull()
    expect(nameIn(usualWords, 'route', 'toString')).toBeNull()
  })

  test('are its own where it has said so, and its rows are never more than names', () => {
    const words = areaWordsFrom([
      row({ name: 'Learn a trade', explanation: 'T levels and more' }),
      row({ code: 'foundation', place: 1 }),
      row({ code: 'made-up', name: 'Anything' }),
    ])

    expect(explainedIn(words, 'route', 'technical')).toBe('Learn a trade: T levels and more')
    expect(explainedIn(words, 'route', 'a-levels')).toBe('A levels')
    expect(words.route).toHaveLength(4)
    expect(placeIn(words, 'route', 'technical')).toBeGreaterThan(placeIn(words, 'route', 'a-levels'))
    expect(placeIn(words, 'route', 'made-up')).toBe(4)
  })

  test.each([
    [1, ['c', 'a', 'b']],
    [2, ['a', 'c', 'b']],
    [9, ['a', 'b', 'c']],
  ])('one moves to place %i, and the others keep their order', (place, order) => {
    expect(withPlace(['a', 'b', 'c'], 'c', place)).toEqual(order)
  })
})

describe('a coordinator', () => {
  test('renames, explains, moves and hides a route; a visitor reads it so, and the record says what it was', async () => {
    const { ctx, areaId } = await aCoordinator()

    await decideWord(ctx, areaId, 'route', 'foundation', {
      name: 'Get ready',
      explanation: 'More time.',
      place: 1,
      isHidden: true,
    })

    const read = await areaWordsOf({ ...ctx, actor: visitor })
    expect(read.route[0]).toEqual({ code: 'foundation', name: 'Get ready', explanation: 'More time.', isHidden: true })
    expect(read.route.slice(1).map(({ code }) => code)).toEqual(['a-levels', 'technical', 'apprenticeship'])
    expect(await told(ctx, areaId)).toEqual([
      'Route “Foundation learning”: now called “Get ready”; explained as: More time.; moved to place 1; left out of the filter',
    ])
  })

  test('gives the usual name back by saying nothing, and the order stays', async () => {
    const { ctx, areaId } = await aCoordinator()
    await decideWord(ctx, areaId, 'route', 'foundation', { ...nothing, name: 'Get ready', place: 1 })

    await decideWord(ctx, areaId, 'route', 'foundation', nothing)

    expect(await routesIn(ctx)).toEqual(['Foundation learning', 'A levels', 'Technical and applied', 'Apprenticeship'])
  })

  test('who saves a word as it stands leaves no event', async () => {
    const { ctx, areaId } = await aCoordinator()
    const before = await countEvents(test$.db)

    await decideWord(ctx, areaId, 'subject-area', '05', { ...nothing, place: 5 })

    expect(await countEvents(test$.db)).toBe(before)
  })

  test('cannot call two alike, hide every route, or name what is not on the list', async () => {
    const { ctx, areaId } = await aCoordinator()
    const hidden = { ...nothing, isHidden: true }
    for (const code of ['a-levels', 'technical', 'foundation']) await decideWord(ctx, areaId, 'route', code, hidden)

    await expect(decideWord(ctx, areaId, 'route', 'apprenticeship', hidden)).rejects.toMatchObject({
      code: 'none-left',
    })
    await expect(decideWord(ctx, areaId, 'route', 'technical', { ...nothing, name: 'a LEVELS' })).rejects.toMatchObject(
      { code: 'name-taken', field: 'name' },
    )
    await expect(decideWord(ctx, areaId, 'route', 'none', nothing)).rejects.toThrow('no such word')
  })

  test('changes the own area only, and no other area reads it', async () => {
    const { ctx, areaId } = await aCoordinator()
    const other = await aCoordinator('elsewhere')
    const adviser: Context = { ...ctx, actor: { ...ctx.actor, role: 'adviser' } }

    await decideWord(ctx, areaId, 'route', 'technical', { ...nothing, name: 'Learn a trade' })

    expect(await routesIn(ctx)).toContain('Learn a trade')
    expect(await routesIn(other.ctx)).toContain('Technical and applied')
    await expect(decideWord(other.ctx, areaId, 'route', 'technical', nothing)).rejects.toThrow('Only a coordinator')
    await expect(decideWord(adviser, areaId, 'route', 'technical', nothing)).rejects.toThrow('Only a coordinator')
  })
})

test.each([
  [{ name: '', explanation: 'One\ntwo' }, 'Write one line'],
  [{ name: 'x'.repeat(61) }, 'Use 60 characters or fewer'],
  [{ name: ' Trades ', place: '2', isHidden: 'yes' }, null],
])('the form %j says %j', (typed, message) => {
  expect(areaWordForm.safeParse(typed).error?.issues[0]?.message ?? null).toBe(message)
})
