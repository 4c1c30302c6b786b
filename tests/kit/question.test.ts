import { describe, expect, test } from 'vitest'
import { testDatabase } from '#tests/support/database'
import { visitor, type Actor } from '~/kit/actor'
import { question } from '~/kit/question.server'
import { sql } from 'kysely'

const data = testDatabase()
const as = (actor: Partial<Actor>) => ({
  db: data.db,
  actor: { ...visitor, ...actor },
  now: new Date('2026-11-22T09:00:00Z'),
  requestId: 'test',
})

let built = 0
const who = question<{ name: string | null; given: string; isLong?: boolean }>((ctx, value, parts) => {
  built += 1
  return ctx.db
    .selectNoFrom([
      sql<string | null>`${ctx.actor.learnerId}::text`.as('name'),
      sql<string>`${value('word')}::text`.as('given'),
    ])
    .$if(parts.has('long'), (query) => query.select(sql<boolean>`true`.as('isLong')))
})

describe('a question that is built once', () => {
  test('is asked for each viewer with the viewer\u2019s own values', async () => {
    built = 0
    const [one, other] = [as({ role: 'learner', learnerId: 'one' }), as({ role: 'learner', learnerId: 'other' })]
    expect(await who(one, { word: 'a' })).toEqual([{ name: 'one', given: 'a' }])
    expect(await who(other, { word: 'b' })).toEqual([{ name: 'other', given: 'b' }])
    expect(built).toBe(1)
  })

  test('is built anew for another role, for a viewer who knows less of themselves, and with other parts', async () => {
    built = 0
    await who(as({ role: 'parent', learnerId: 'one' }), { word: 'a' })
    expect(await who(as({ role: 'parent' }), { word: 'a' })).toEqual([{ name: null, given: 'a' }])
    expect(await who(as({ role: 'parent' }), { word: 'a' }, ['long'])).toEqual([
      { name: null, given: 'a', isLong: true },
    ])
    expect(built).toBe(3)
  })

  test('is refused without a value it needs', async () => {
    await expect(who(as({ role: 'learner', learnerId: 'one' }), {})).rejects.toThrow(
      'The question was asked without word.',
    )
  })

  test('a value is never read as part of the question', async () => {
    const word = `'; drop table learner; --\u0000`.replace('\u0000', '')
    expect(await who(as({ role: 'learner', learnerId: 'one' }), { word })).toEqual([{ name: 'one', given: word }])
  })
})
