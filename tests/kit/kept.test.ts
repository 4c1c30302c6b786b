import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { racingDatabase } from '#tests/support/database'
import { systemContext } from '~/kit/context.server'
import { forgetKept, keepValues, shelf } from '~/kit/kept.server'

const data = racingDatabase()
const ctx = () => systemContext(data.db, new Date('2026-11-22T09:00:00Z'))

describe('what an area has settled is kept in memory', () => {
  let asked = 0
  const ask = () => Promise.resolve((asked += 1))
  beforeEach(() => (asked = 0))
  afterEach(() => keepValues(false))

  test('asked for once and handed out from then on, each key by itself', async () => {
    keepValues(true)
    const kept = shelf<number>()
    expect([await kept(ctx(), 'a', ask), await kept(ctx(), 'a', ask), await kept(ctx(), 'b', ask)]).toEqual([1, 1, 2])
  })

  test('asked for anew after a change, and what was on its way while it changed is not kept', async () => {
    keepValues(true)
    const kept = shelf<number>()
    const onItsWay = kept(ctx(), 'a', ask)
    forgetKept()
    expect([await onItsWay, await kept(ctx(), 'a', ask)]).toEqual([1, 2])
  })

  test('asked for each time where nobody tells us of changes', async () => {
    const kept = shelf<number>()
    expect([await kept(ctx(), 'a', ask), await kept(ctx(), 'a', ask)]).toEqual([1, 2])
  })

  test('asked for each time inside a transaction, which must see what it has written', async () => {
    keepValues(true)
    const kept = shelf<number>()
    const inside = await data.db.transaction().execute((db) => {
      const own = { ...ctx(), db }
      return kept(own, 'a', ask).then(() => kept(own, 'a', ask))
    })
    expect(inside).toBe(2)
  })

  test('what could not be answered is asked for again', async () => {
    keepValues(true)
    const kept = shelf<number>()
    await expect(kept(ctx(), 'a', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
    expect(await kept(ctx(), 'a', ask)).toBe(1)
  })
})
