import { describe, expect, test } from 'vitest'
import '~/jobs'
import { bookBlocks } from '~/domain/blocks/booking.commands.server'
import { sharedRunsOf } from '~/domain/panels/shared-run.queries.server'
import { changeCourse, changeDays } from '~/domain/placements/change.commands.server'
import { refuseOddChange, seatsFor, timesOn } from '~/domain/placements/change'
import { findPlacement, placementsOf } from '~/domain/placements/placement.queries.server'
import { changeForLearner } from '~/domain/placements/placement.words'
import { systemContext, type Context } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aCourseRun, anOfficerAt, aProvider, FRIDAY, lettersIn, theLearner } from '#tests/support/admissions'
import { alsoOnThursdays, aPlaced, changeForm, FIRST, MARCH } from '#tests/support/changed-placements'
import { testDatabase } from '#tests/support/database'
import { aSharedRun, type PanelWithAll } from '#tests/support/panels'
import { eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()

const form = (more: object) => changeForm(test$.db, more)
const daysOf = async (ctx: Context, id: string) =>
  (await findPlacement(ctx, id)).blocks.map(({ name, fromOn, untilOn }) => [name, fromOn, untilOn])
const taken = async ({ clerk, panelId }: PanelWithAll, id: string) =>
  (await sharedRunsOf(clerk, panelId, [id])).map(({ confirmed }) => confirmed)[0]

describe('a change of days', () => {
  test('frees the old times and books the new ones from the day on, with its reason, for both sides and the learner', async () => {
    const placed = await aPlaced(test$.db)
    const { panel, id, head, host, learnerId } = placed
    await alsoOnThursdays(test$.db, placed)

    await changeDays(head, id, { ...(await form({})), blocks: [panel.thursday] })

    expect(await daysOf(host, id)).toEqual([
      ['Tuesday afternoon', FIRST, '2027-02-28'],
      ['Thursday afternoon', MARCH, '2027-07-16'],
    ])
    const { changes, state } = await findPlacement(host, id)
    expect(state).toBe('planned')
    expect(changes).toMatchObject([
      { kind: 'days', was: 'Tuesday afternoon', becomes: 'Thursday afternoon', fromOn: MARCH },
    ])
    const [own] = await placementsOf(theLearner(test$.db, learnerId, panel.town), learnerId)
    expect(own?.changes.map(changeForLearner)).toEqual([
      'From 1 March 2027 your days are Thursday afternoon. Before, they were Tuesday afternoon. Your school’s timetable has changed.',
    ])
    expect(await eventsCalled(test$.db, 'placement.days-changed')).toHaveLength(1)
  })

  test('is told to the learner with the new times, and to staff by name', async () => {
    const placed = await aPlaced(test$.db)
    await alsoOnThursdays(test$.db, placed)

    await changeDays(placed.host, placed.id, { ...(await form({})), blocks: [placed.panel.thursday] })
    await drainJobs(test$.db, FRIDAY)

    const told = (await lettersIn(test$.db)).filter(({ subject }) => subject === 'The times of a placement change')
    expect(told.map(({ body }) => body).join('\n')).toMatch(/You have other times for Engineering at Riverside College/)
    expect(told.every(({ body }) => body.includes('Thursday 1pm to 4pm') && !body.includes('Tuesday'))).toBe(true)
  })

  test('is refused in words that name the block where the learner is somewhere else, and nothing has changed', async () => {
    const placed = await aPlaced(test$.db)
    const { panel, id, head, learnerId } = placed
    await alsoOnThursdays(test$.db, placed)
    const runId = await aCourseRun(test$.db, await aProvider(test$.db, panel.town), { title: 'Music' })
    const stay = { learnerId, courseRunId: runId, blockIds: [panel.thursday], fromOn: MARCH, untilOn: '2027-06-01' }
    await bookBlocks(systemContext(test$.db, FRIDAY), stay, null)

    await expect(
      changeDays(head, id, { ...(await form({})), blocks: [panel.tuesday, panel.thursday] }),
    ).rejects.toMatchObject({
      code: 'block-taken',
      sentence: 'The learner is at Music in Thursday afternoon. Choose something else.',
    })
    expect(await daysOf(head, id)).toEqual([['Tuesday afternoon', FIRST, '2027-07-16']])
    expect(await eventsCalled(test$.db, 'placement.days-changed')).toEqual([])
  })

  test('is not for a tutor, not for others, and not to where it is already', async () => {
    const placed = await aPlaced(test$.db)
    const { panel, id, head } = placed
    await expect(changeDays(panel.tutor, id, { ...(await form({})), blocks: [panel.thursday] })).rejects.toMatchObject({
      name: 'NotAllowed',
    })
    const stranger = anOfficerAt(test$.db, await aProvider(test$.db, panel.town), panel.town)
    await expect(changeDays(stranger, id, { ...(await form({})), blocks: [panel.thursday] })).rejects.toMatchObject({
      name: 'NotFound',
    })
    await expect(changeDays(head, id, { ...(await form({})), blocks: [panel.tuesday] })).rejects.toMatchObject({
      code: 'nothing-changed',
    })
    await expect(changeDays(head, id, { ...(await form({})), blocks: [crypto.randomUUID()] })).rejects.toMatchObject({
      code: 'no-such-block',
    })
  })

  test.each(['not-arrived', 'withdrawn', 'transferred', 'left-early', 'completed'] as const)(
    'is refused where the placement is %s',
    async (state) => {
      const placed = await aPlaced(test$.db)
      await alsoOnThursdays(test$.db, placed)
      await test$.db.updateTable('placement').set({ state, endedOn: FIRST }).where('id', '=', placed.id).execute()

      await expect(
        changeDays(placed.head, placed.id, { ...(await form({})), blocks: [placed.panel.thursday] }),
      ).rejects.toMatchObject({ code: 'not-from-here' })
    },
  )
})

describe('a change of course', () => {
  test('takes a place of the new course, frees the old one, and keeps which course was followed when', async () => {
    const { panel, id, host, tuesdays, other } = await aPlaced(test$.db)

    await changeCourse(host, id, { ...(await form({ day: FIRST })), run: other.id })

    expect(await findPlacement(host, id)).toMatchObject({ courseTitle: 'Catering', courseRunId: other.courseRunId })
    expect(await daysOf(host, id)).toEqual([['Thursday afternoon', FIRST, '2027-07-16']])
    expect([await taken(panel, tuesdays.id), await taken(panel, other.id)]).toEqual([0, 1])
    expect(await eventsCalled(test$.db, 'placement.course-changed')).toHaveLength(1)
  })

  test('from a later day leaves the registers before it as they were', async () => {
    const { id, host, tuesdays, other } = await aPlaced(test$.db)

    await changeCourse(host, id, { ...(await form({})), run: other.id })

    const spells = await test$.db
      .selectFrom('placementSpell')
      .select(['courseRunId', 'fromOn', 'untilOn'])
      .where('placementId', '=', id)
      .orderBy('fromOn')
      .execute()
    expect(spells).toEqual([
      { courseRunId: tuesdays.courseRunId, fromOn: FIRST, untilOn: '2027-02-28' },
      { courseRunId: other.courseRunId, fromOn: MARCH, untilOn: null },
    ])
  })

  test('is refused to a course of another host and to the same one', async () => {
    const { panel, id, host, tuesdays } = await aPlaced(test$.db)
    const elsewhere = await aSharedRun(panel, { title: 'Music' })

    await expect(changeCourse(host, id, { ...(await form({})), run: elsewhere.id })).rejects.toMatchObject({
      name: 'NotFound',
    })
    await expect(changeCourse(host, id, { ...(await form({})), run: tuesdays.id })).rejects.toMatchObject({
      code: 'nothing-changed',
    })
  })
})

test('a change is within the placement, not long ago, and after what was changed before', () => {
  const span = { startsOn: '2026-09-01', endsOn: '2027-07-16' }
  const refused =
    (day: string, last: string | null = null) =>
    () =>
      refuseOddChange(day, span, '2026-11-20', last)

  expect(refused('2026-08-31')).toThrow()
  expect(refused('2027-07-17')).toThrow()
  expect(refused('2026-10-20')).toThrow()
  expect(refused('2026-11-22', '2026-11-23')).toThrow()
  expect(refused('2026-11-23', '2026-11-23')).not.toThrow()
})

test('of blocks, those that are over are not shown beside those that count', () => {
  const over = { fromOn: '2026-09-01', untilOn: '2026-10-31' }
  const now = { fromOn: '2026-11-01', untilOn: '2027-07-16' }

  expect(timesOn([over, now], '2026-11-20')).toEqual([now])
  expect(timesOn([over], '2026-11-20')).toEqual([over])
})

test('new blocks are taken where the learner has a place already', () => {
  const shared = [
    { id: 'a', blocks: [{ id: 'thu' }] },
    { id: 'b', blocks: [{ id: 'tue' }, { id: 'thu' }] },
  ]

  expect(seatsFor(['thu'], shared, ['b'])).toMatchObject([{ run: { id: 'b' }, isNew: false }])
  expect(seatsFor(['thu'], shared, [])).toMatchObject([{ run: { id: 'a' }, isNew: true }])
})
