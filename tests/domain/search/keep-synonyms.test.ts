import { describe, expect, test } from 'vitest'
import { openArea } from '~/domain/areas/area.commands.server'
import { courseQuery } from '~/domain/search/course-search'
import { searchCourses } from '~/domain/search/course-search.queries.server'
import { addSynonym, changeSynonym, removeSynonym } from '~/domain/search/synonym.commands.server'
import { findSynonym, synonymEvents, synonymsKept } from '~/domain/search/synonym.queries.server'
import { synonymEvent } from '~/domain/search/synonym-event'
import { synonymForm } from '~/domain/search/synonym.schemas'
import { systemContext, type Context } from '~/kit/context.server'
import { catalogue, importText } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const falconry = { asked: 'falconry', meant: 'animal care', kind: 'synonym' } as const

async function aCoordinator(): Promise<Context> {
  const system = systemContext(test$.db, new Date('2026-11-21T10:00:00Z'))
  const areaId = await openArea(system, { name: 'Marlshire', slug: 'marlshire', authorityIds: [] })
  await importText(system, catalogue([{ id: 'c', title: 'Animal Care' }]))
  return { ...system, actor: { ...system.actor, role: 'coordinator', areaId } }
}

async function found(ctx: Context, words: string) {
  const { courses } = await searchCourses(ctx, courseQuery(new URLSearchParams({ q: words })))
  return courses.map(({ title }) => title)
}

async function told(ctx: Context, id: string) {
  return (await synonymEvents(ctx, id)).map(synonymEvent).map(({ what, detail }) => [what, detail])
}

describe('what the search understands', () => {
  test('grows at once when a coordinator teaches it a word', async () => {
    const ctx = await aCoordinator()
    const before = await found(ctx, 'falconry')

    const id = await addSynonym(ctx, falconry)

    expect(before).toEqual([])
    expect(await found(ctx, 'falconry')).toEqual(['Animal Care'])
    expect(await findSynonym(ctx, id)).toMatchObject({ ...falconry, provenance: 'area' })
  })

  test('may be changed and removed again, and its timeline keeps what it was', async () => {
    const ctx = await aCoordinator()
    const id = await addSynonym(ctx, falconry)

    await changeSynonym(ctx, id, { ...falconry, meant: 'countryside management' })
    await removeSynonym(ctx, id)

    expect(await found(ctx, 'falconry')).toEqual([])
    const events = await told(ctx, id)
    expect(events).toHaveLength(3)
    expect(events).toContainEqual(['Removed: “falconry” means “countryside management”', null])
    expect(events).toContainEqual([
      'Changed to: “falconry” means “countryside management”',
      'Before: “falconry” means “animal care”',
    ])
  })

  test.each([
    [{ ...falconry, asked: 'vets', meant: 'animal care' }, 'known-already'],
    [{ ...falconry, meant: 'the and of' }, 'says-nothing'],
    [{ ...falconry, asked: 'one/two-three four' }, 'not-words'],
  ])('%j is refused: %s', async (pair, code) => {
    const ctx = await aCoordinator()

    await expect(addSynonym(ctx, pair)).rejects.toMatchObject({ code })
    expect(await synonymEvents(ctx)).toEqual([])
  })

  test('is listed with how many courses each row finds, by part of a word', async () => {
    const ctx = await aCoordinator()

    const { synonyms, total } = await synonymsKept(ctx, { words: 'dog', page: 1 })

    expect(total).toBeGreaterThan(3)
    expect(synonyms.find(({ meant }) => meant === 'animal care')).toMatchObject({ finds: 1, provenance: 'onward' })
    expect((await synonymsKept(ctx, { words: '%', page: 1 })).total).toBe(0)
  })

  test('is the coordinator’s to change, and of an own row only their area’s', async () => {
    const ctx = await aCoordinator()
    const id = await addSynonym(ctx, falconry)
    const adviser: Context = { ...ctx, actor: { ...ctx.actor, role: 'adviser' } }
    const elsewhere = { ...ctx, actor: { ...ctx.actor, areaId: '00000000-0000-4000-8000-000000000001' } }

    await expect(addSynonym(adviser, { ...falconry, asked: 'hawks' })).rejects.toThrow('Only a coordinator')
    await expect(removeSynonym(elsewhere, id)).rejects.toThrow('no such synonym')
  })
})

test.each([
  [{ asked: '  car   mechanic ', meant: 'motor vehicle', kind: 'occupation' }, null],
  [{ asked: 'one two three four', meant: 'x', kind: 'synonym' }, 'Up to three words can be looked up'],
  [{ asked: '!!', meant: 'x', kind: 'synonym' }, 'Write words, not only signs'],
  [{ asked: 'vet', meant: '', kind: 'synonym' }, 'Write what courses call it'],
  [{ asked: 'vet', meant: 'animal care', kind: 'other' }, 'Choose what it is'],
])('the form %j says %j', (typed, message) => {
  expect(synonymForm.safeParse(typed).error?.issues[0]?.message ?? null).toBe(message)
})
