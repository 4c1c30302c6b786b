import { describe, expect, test } from 'vitest'
import { addBlock } from '~/domain/blocks/block.commands.server'
import { blocksOf, clashesOf } from '~/domain/blocks/block.queries.server'
import { bookBlocks, freeBookings, keepBookings } from '~/domain/blocks/booking.commands.server'
import { inTransaction, systemContext } from '~/kit/context.server'
import { aCourseRun, aLearner, aProvider, aTown, FRIDAY } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'

const race$ = racingDatabase()
const afternoon = { name: 'Tuesday afternoon', weekday: 2, starts: '13:00', ends: '16:00' }

async function aWeek() {
  const { db } = race$
  const town = await aTown(db)
  const ctx = systemContext(db, FRIDAY)
  const blockId = await addBlock(ctx, town.areaId, afternoon)
  const learnerId = await aLearner(db, town)
  const providerId = await aProvider(db, town)
  const courseRunId = await aCourseRun(db, providerId)
  const stay = { learnerId, courseRunId, blockIds: [blockId], fromOn: '2027-01-05', untilOn: '2027-03-26' }
  return { db, ctx, town, blockId, learnerId, stay }
}

describe('a block of the week', () => {
  test('holds a learner once, however many book at the same moment', async () => {
    const { db, ctx, stay } = await aWeek()

    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => inTransaction(ctx, (ctx) => bookBlocks(ctx, stay, null))),
    )

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['block-taken']))
    expect(
      await db.selectFrom('blockBooking').select('id').where('learnerId', '=', stay.learnerId).execute(),
    ).toHaveLength(1)
  })

  test('is free again for days after a booking has ended, and says beforehand what stands in the way', async () => {
    const { ctx, learnerId, stay } = await aWeek()
    const ids = await bookBlocks(ctx, stay, new Date('2026-12-04T23:59:59Z'))
    await keepBookings(ctx, ids)
    const clashes = (fromOn: string) => clashesOf(ctx, { learnerIds: [learnerId], fromOn, untilOn: '2027-07-16' })
    expect(await clashes('2027-02-01')).toMatchObject([{ name: 'Tuesday afternoon', status: 'confirmed' }])

    await freeBookings(ctx, ids, '2027-02-01')

    expect(await clashes('2027-02-01')).toEqual([])
    expect(await clashes('2027-01-05')).toHaveLength(1)
    await expect(bookBlocks(ctx, { ...stay, fromOn: '2027-02-01' }, null)).resolves.toHaveLength(1)
  })

  test('overlaps no other of the area, even when two are added at once', async () => {
    const { ctx, town } = await aWeek()
    const late = (name: string) => ({ ...afternoon, name, starts: '16:00', ends: '17:00' })

    const results = await Promise.allSettled(['Late', 'Later'].map((name) => addBlock(ctx, town.areaId, late(name))))

    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(addBlock(ctx, town.areaId, { ...afternoon, name: 'All day', starts: '09:00' })).rejects.toMatchObject({
      code: 'blocks-overlap',
    })
    expect(await blocksOf(ctx, town.areaId)).toHaveLength(2)
  })
})
