import { describe, expect, test } from 'vitest'
import { openArea } from '~/domain/areas/area.commands.server'
import { courseQuery } from '~/domain/search/course-search'
import { searchCourses } from '~/domain/search/course-search.queries.server'
import { addSynonym, changeSynonym, removeSynonym } from '~/domain/search/synonym.commands.server'
import { findSynonym, synonymEvents, synonymsKept } from '~/domain/search/synonym.queries.server'
import { synonymEvent } from '~/domain/search/synonym-event'
import { synonymForm } from '~/domain/search/synonym.schemas'
import { removalWords, synonymOrigin } from '~/domain/search/synonym.words'
import { visitor } from '~/kit/actor'
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

describe('a row that every area reads', () => {
  /** The general row that a search for dogs means animal care, as one area reads it. */
  async function aGeneralRow() {
    const ctx = await aCoordinator()
    const areaId = await openArea(systemContext(test$.db, new Date('2026-11-21T11:00:00Z')), {
      name: 'Westshire',
      slug: 'westshire',
      authorityIds: [],
    })
    const elsewhere: Context = { ...ctx, actor: { ...ctx.actor, areaId } }
    const { synonyms } = await synonymsKept(ctx, { words: 'dog', page: 1 })
    const general = synonyms.find(({ meant }) => meant === 'animal care')
    if (!general) throw new Error('The list has changed.')
    return { ctx, elsewhere, general }
  }
  const rowsOf = async (ctx: Context, asked: string) =>
    (await synonymsKept(ctx, { words: asked, page: 1 })).synonyms.filter((row) => row.asked === asked)
  const visitorOf = (ctx: Context): Context => ({ ...ctx, actor: visitor })

  test('is switched off in one area alone, where visitors no longer find by it, and on again', async () => {
    const { ctx, elsewhere, general } = await aGeneralRow()
    expect(await found(visitorOf(ctx), general.asked)).toEqual(['Animal Care'])

    await removeSynonym(ctx, general.id)

    expect(await found(ctx, general.asked)).toEqual([])
    expect(await found(visitorOf(ctx), general.asked)).toEqual([])
    expect(await found(elsewhere, general.asked)).toEqual(['Animal Care'])
    const [off] = (await rowsOf(ctx, general.asked)).filter(({ isOff }) => isOff)
    expect(off && synonymOrigin(off)).toBe('Switched off here')
    expect(await rowsOf(ctx, general.asked)).not.toContainEqual(expect.objectContaining({ id: general.id }))

    await removeSynonym(ctx, off?.id ?? '')

    expect(await found(ctx, general.asked)).toEqual(['Animal Care'])
    expect((await synonymEvents(ctx)).map(({ action }) => action).toSorted()).toEqual([
      'synonym.switched-off',
      'synonym.switched-on',
    ])
  })

  test('is said in one area’s own words; the general one stays as it was, and comes back', async () => {
    const { ctx, elsewhere, general } = await aGeneralRow()

    await changeSynonym(ctx, general.id, { asked: general.asked, meant: 'agriculture', kind: 'synonym' })

    expect(await found(ctx, general.asked)).toEqual([])
    expect(await found(elsewhere, general.asked)).toEqual(['Animal Care'])
    expect(await findSynonym(elsewhere, general.id)).toMatchObject({ meant: 'animal care', provenance: 'onward' })
    const own = (await rowsOf(ctx, general.asked)).find(({ overridesId }) => overridesId === general.id)
    expect(own && synonymOrigin(own)).toBe('Said in your own words')
    expect(await told(ctx, own?.id ?? '')).toEqual([
      [`Changed to: “${general.asked}” means “agriculture”`, `Before: “${general.asked}” means “animal care”`],
    ])
    expect(await synonymEvents(elsewhere)).toEqual([])

    await removeSynonym(ctx, own?.id ?? '')

    expect(await found(ctx, general.asked)).toEqual(['Animal Care'])
  })

  test('is put aside once: who comes second is told, and adding it anew points to the switch', async () => {
    const { ctx, general } = await aGeneralRow()
    await removeSynonym(ctx, general.id)
    const same = { asked: general.asked, meant: 'animal care', kind: 'synonym' } as const

    await expect(removeSynonym(ctx, general.id)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await expect(changeSynonym(ctx, general.id, { ...same, meant: 'pets' })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
    await expect(addSynonym(ctx, same)).rejects.toMatchObject({ code: 'switched-off' })
  })

  test('two areas may teach the search the same word', async () => {
    const { ctx, elsewhere } = await aGeneralRow()

    await addSynonym(ctx, falconry)
    await addSynonym(elsewhere, { ...falconry, meant: 'animal care' })

    expect(await found(ctx, 'falconry')).toEqual(['Animal Care'])
    expect(await synonymEvents(elsewhere)).toHaveLength(1)
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

test.each([
  [{ provenance: 'onward', isOff: false, overridesId: null }, 'Switch it off here'],
  [{ provenance: 'area', isOff: true, overridesId: 'x' }, 'Switch it on again'],
  [{ provenance: 'area', isOff: false, overridesId: 'x' }, 'Go back to Onward’s own words'],
  [{ provenance: 'area', isOff: false, overridesId: null }, 'Remove this'],
])('%j is taken away by “%s”', (row, button) => {
  expect(removalWords(row).button).toBe(button)
})
