import { beforeEach, describe, expect, test } from 'vitest'
import { recordNeed, takeNeedBack } from '~/domain/circumstances/need.commands.server'
import { findNeed } from '~/domain/circumstances/need.queries.server'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import type { Context } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { aLearner, aTown, type Town } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { anAdviser, aStaffContext, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()
let town: Town
let adviser: Context
let learnerId: string

beforeEach(async () => {
  town = await aTown(test$.db)
  adviser = await anAdviser(test$.db, town)
  learnerId = await aLearner(test$.db, town)
  await takeOn(adviser, learnerId)
})

const levels = async () =>
  (await findNeed(adviser, learnerId)).levels.map(({ level, fromOn, untilOn }) => [level, fromOn, untilOn])

const priority = async () =>
  (await test$.db.selectFrom('caseloadEntry').select('priority').executeTakeFirstOrThrow()).priority

describe('how much help a learner needs', () => {
  test('ends the level before on the day before, sorts the caseload, and leaves one event', async () => {
    await recordNeed(adviser, learnerId, { level: 3, fromOn: '2026-09-01' })
    const id = await recordNeed(adviser, learnerId, { level: 1, fromOn: '2026-11-20' })

    expect(await levels()).toEqual([
      [1, '2026-11-20', null],
      [3, '2026-09-01', '2026-11-19'],
    ])
    expect(await priority()).toBe(1)
    const events = await eventsCalled(test$.db, 'level-of-need.recorded')
    expect(events.map(({ particulars }) => particulars)).toContainEqual({ level: 1, before: 3, fromOn: '2026-11-20' })
    expect(events.some(({ subjectId }) => subjectId === id)).toBe(true)
  })

  test('recorded twice on one day is a correction: the first never held', async () => {
    await recordNeed(adviser, learnerId, { level: 3, fromOn: '2026-11-20' })
    await recordNeed(adviser, learnerId, { level: 2, fromOn: '2026-11-20' })

    expect(await levels()).toEqual([[2, '2026-11-20', null]])
  })

  test('taken back leaves what was before, to the day', async () => {
    await recordNeed(adviser, learnerId, { level: 3, fromOn: '2026-09-01' })
    const id = await recordNeed(adviser, learnerId, { level: 1, fromOn: '2026-11-20' })

    expect(await takeNeedBack(adviser, id)).toBe(true)

    expect(await levels()).toEqual([[3, '2026-09-01', null]])
    expect(await priority()).toBe(3)
    expect(await takeNeedBack(adviser, id)).toBe(false)
  })

  test.each([
    [{ level: 1, fromOn: '2026-11-21' }, 'in-the-future'],
    [{ level: 1, fromOn: '2026-08-31' }, 'before-the-last'],
    [{ level: 3, fromOn: '2026-11-20' }, 'same-level'],
  ])('refuses %j while level 3 stands since September', async (form, code) => {
    await recordNeed(adviser, learnerId, { level: 3, fromOn: '2026-09-01' })

    await expect(recordNeed(adviser, learnerId, form)).rejects.toMatchObject({ code })
    expect(await eventsCalled(test$.db, 'level-of-need.recorded')).toHaveLength(1)
  })

  test('is neither seen from another area nor said by a school', async () => {
    const elsewhere = await anAdviser(test$.db, await aTown(test$.db))
    const head = await aStaffContext(test$.db, town.schoolId, town, 'head')
    const form = { level: 1, fromOn: '2026-11-20' }

    await expect(recordNeed(elsewhere, learnerId, form)).rejects.toThrow(NotFound)
    await expect(recordNeed(head, learnerId, form)).rejects.toThrow(NotAllowed)
  })
})
