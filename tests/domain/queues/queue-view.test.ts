import { describe, expect, test } from 'vitest'
import { queueQuestion } from '~/domain/queues/queue'
import { findQueue, idsInQueue } from '~/domain/queues/queue.queries.server'
import {
  forgetSearches,
  keepSearch,
  keepView,
  removeView,
  renameView,
} from '~/domain/queues/queue-view.commands.server'
import { findView, viewsOf } from '~/domain/queues/queue-view.queries.server'
import { systemContext } from '~/kit/context.server'
import { aChoice, aColleague, aLearner, eventsOf, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const ask = (question: Record<string, string>) => queueQuestion.parse(question)

/** Two applicants, and a colleague who looks at them. */
async function anOffice() {
  const { db } = test$
  const choice = await aChoice(db)
  const joel = await aChoice(db, {
    town: choice.town,
    providerId: choice.providerId,
    learnerId: await aLearner(db, choice.town, { givenNames: 'Joel', familyName: 'Ncube' }),
  })
  const person = async () => {
    const { accountId } = await aColleague(db, choice.providerId)
    return { ...choice.officer, actor: { ...choice.officer.actor, id: accountId } }
  }
  return { choice, joel, me: await person(), other: await person() }
}

describe('words that are looked for', () => {
  test('are kept, so that no name stands in an address; the list is found by the id', async () => {
    const { me, joel } = await anOffice()

    const address = await keepSearch(me, { q: 'Ncube, Joel', group: 'new' })

    expect(Object.keys(address).toSorted()).toEqual(['find', 'group'])
    expect(JSON.stringify(address)).not.toContain('Joel')
    const { rows, words } = await findQueue(me, ask(address))
    expect(rows.map(({ id }) => id)).toEqual([joel.id])
    expect(words).toBe('Ncube, Joel')
    expect(await idsInQueue(me, ask(address), 10)).toEqual([joel.id])
  })

  test('are one row however often they are looked for, and stay in the address where they are a reference', async () => {
    const { me } = await anOffice()

    expect(await keepSearch(me, { q: 'joel' })).toEqual(await keepSearch(me, { q: 'joel' }))
    expect(await keepSearch(me, { q: '7K3M-92QF', sort: 'newest' })).toEqual({ q: '7K3M-92QF', sort: 'newest' })
    expect(await keepSearch(me, { q: ' ', course: 'nonsense' })).toEqual({})
  })

  test('mean nothing to anybody else, and are forgotten after a month; views are not', async () => {
    const { me, other } = await anOffice()
    const address = await keepSearch(me, { q: 'joel' })
    await keepView(me, 'Joel', new URLSearchParams(address).toString())

    expect((await findQueue(other, ask(address))).rows).toHaveLength(2)
    const later = systemContext(test$.db, new Date(FRIDAY.getTime() + 31 * 86_400_000))
    expect(await forgetSearches(systemContext(test$.db, FRIDAY))).toBe(0)
    expect(await forgetSearches(later)).toBe(1)
    expect((await viewsOf(me)).map(({ name }) => name)).toEqual(['Joel'])
  })
})

describe('a view', () => {
  test('is kept under a name with what it shows, words and all, and opens by its address', async () => {
    const { me, joel } = await anOffice()
    const { find = '' } = await keepSearch(me, { q: 'ncube' })

    const id = await keepView(me, 'Ncube, new', new URLSearchParams({ find, group: 'new', after: '3~x' }).toString())

    const [view] = await viewsOf(me)
    expect(view).toEqual({ id, name: 'Ncube, new', filter: { group: 'new', find: id } })
    expect((await findQueue(me, ask(view?.filter ?? {}))).rows.map((row) => row.id)).toEqual([joel.id])
    expect(await eventsOf(test$.db, id)).toEqual(['queue-view.kept'])
  })

  test('is given another name and removed, by its owner only', async () => {
    const { me, other } = await anOffice()
    const id = await keepView(me, 'New', 'group=new')

    await expect(renameView(other, id, 'Mine')).rejects.toThrow('no such view')
    await expect(removeView(other, id)).rejects.toThrow('no such view')
    await renameView(me, id, 'All new')
    expect(await findView(me, id)).toMatchObject({ name: 'All new' })
    await removeView(me, id)
    expect(await viewsOf(me)).toEqual([])
    expect(await eventsOf(test$.db, id)).toEqual(['queue-view.kept', 'queue-view.renamed', 'queue-view.removed'])
  })

  test('is refused beyond thirty', async () => {
    const { me } = await anOffice()
    for (let at = 0; at < 30; at += 1) await keepView(me, `View ${at}`, 'group=new')

    await expect(keepView(me, 'One more', 'group=new')).rejects.toMatchObject({ code: 'enough-views' })
  })
})
