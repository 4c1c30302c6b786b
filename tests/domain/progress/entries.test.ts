import { describe, expect, test } from 'vitest'
import { saveGrid } from '~/domain/progress/entry.commands.server'
import { nothingSaid, signatureOf } from '~/domain/progress/entry-grid'
import { yearsShown } from '~/domain/progress/learner-progress'
import { findProgress } from '~/domain/progress/learner-progress.queries.server'
import { progressList } from '~/domain/progress/progress-list.queries.server'
import { coursesInRound } from '~/domain/progress/grid.queries.server'
import { changeRound, copyRounds, nameEffort, removeRound } from '~/domain/progress/round.commands.server'
import { effortLevels, findRound, roundsOf } from '~/domain/progress/round.queries.server'
import { rowsOfRound } from '~/domain/progress/round-sheet.queries.server'
import type { Context } from '~/kit/context.server'
import { aCourseRun, aLearner, anOfficerAt, aProvider, aTown, countEvents, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aCourse, enter, standingIn } from '#tests/support/progress'
import { aPlacementOf } from '#tests/support/registers'
import { aReportedLearner, aRound } from '#tests/support/rounds'
import { anEnrolment, aStaffContext, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()

const days = (ctx: Context, count: number): Context => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + count * 86_400_000),
})

describe('rounds', () => {
  test('are set, changed by whoever saw them last, copied to the next year once, and taken away while empty', async () => {
    const { teacher, roundId } = await aReportedLearner(test$.db)
    const { name, opensOn, closesOn, version } = await findRound(teacher, roundId)
    const form = { name: `${name} term`, opensOn, closesOn, asks: ['effort'], version }

    await changeRound(teacher, roundId, form)
    await expect(changeRound(teacher, roundId, form)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await copyRounds(teacher, 2026)).toBe(1)
    expect(await copyRounds(teacher, 2026)).toBe(0)
    expect((await roundsOf(teacher)).map((one) => [one.year, one.name, one.asksComment])).toEqual([
      [2027, 'Autumn term', false],
      [2026, 'Autumn term', false],
    ])
    await removeRound(teacher, roundId)
    await expect(findRound(teacher, roundId)).rejects.toMatchObject({ name: 'NotFound' })
    expect(await eventsCalled(test$.db, 'report-rounds.copied')).toHaveLength(1)
  })

  test('a name is there once in a year', async () => {
    const { teacher } = await aReportedLearner(test$.db)

    await expect(aRound(teacher, { name: 'autumn' })).rejects.toMatchObject({ code: 'same-name' })
  })

  test('one in which something is written stays, and nobody elsewhere sees it', async () => {
    const { teacher, tutor, roundId, runId, learnerId } = await aReportedLearner(test$.db)
    await enter(teacher, roundId, runId, learnerId, { grade: 'Merit' })

    await expect(removeRound(teacher, roundId)).rejects.toMatchObject({ code: 'in-use' })
    await expect(findRound(tutor, roundId)).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('effort is called what the organisation says, from that day on', async () => {
    const { teacher, roundId, runId, learnerId } = await aReportedLearner(test$.db)
    await enter(teacher, roundId, runId, learnerId, { effort: '2' })
    const tomorrow = days(teacher, 1)

    await nameEffort(tomorrow, { '2': { label: 'Solid', words: 'Your work is solid.' } })

    const labels = async (ctx: Context) => (await effortLevels(ctx, ctx.actor.organisationId)).map(({ label }) => label)
    expect(await labels(tomorrow)).toEqual(['Excellent', 'Solid', 'Could do more', 'Much too little'])
    expect((await findProgress(tomorrow, learnerId)).subjects[0]?.entries[0]?.effortLabel).toBe('Good')
  })
})

describe('entries', () => {
  test('are written for a grid, with one event for each learner, and the same again leaves none', async () => {
    const { teacher, roundId, runId, learnerId } = await aReportedLearner(test$.db)
    const said = { target: 'Distinction', grade: 'Merit', effort: '3', comment: 'Needs to finish the portfolio' }

    expect(await enter(teacher, roundId, runId, learnerId, said)).toBe(1)
    const events = await countEvents(test$.db)
    expect(await enter(teacher, roundId, runId, learnerId, said)).toBe(0)

    expect(await countEvents(test$.db)).toBe(events)
    expect(await eventsCalled(test$.db, 'progress.entered')).toHaveLength(1)
    expect(await standingIn(teacher, roundId, runId)).toMatchObject([{ id: learnerId, ...said, isLate: false }])
    expect(await coursesInRound(teacher, await findRound(teacher, roundId))).toMatchObject([
      { learners: 1, entered: 1 },
    ])
    expect(await rowsOfRound(teacher, await findRound(teacher, roundId))).toMatchObject([{ grade: 'Merit' }])
  })

  test('before the round nothing is taken; after its last day what comes is late, and stays so', async () => {
    const { teacher, runId, learnerId } = await aReportedLearner(test$.db)
    const spring = await aRound(teacher, { name: 'Spring', opens: 5, closes: 9 })

    await expect(enter(teacher, spring, runId, learnerId, { grade: 'Pass' })).rejects.toMatchObject({
      code: 'not-open-yet',
    })
    await enter(days(teacher, 10), spring, runId, learnerId, { grade: 'Pass' })

    expect(await standingIn(teacher, spring, runId)).toMatchObject([{ grade: 'Pass', isLate: true }])
  })

  test('the second of two who write in one row is told, and what nobody touched of it stays', async () => {
    const { teacher, roundId, runId, learnerId } = await aReportedLearner(test$.db)
    const was = signatureOf(nothingSaid)
    await enter(teacher, roundId, runId, learnerId, { grade: 'Merit' })
    const rows = [{ learnerId, ...nothingSaid, grade: 'Pass', was }]

    const second = saveGrid(teacher, roundId, aCourse(runId), { scale: 'Pass, merit, distinction', rows })

    await expect(second).rejects.toMatchObject({ code: 'changed-meanwhile', field: `rows.${learnerId}.grade` })
    expect(await standingIn(teacher, roundId, runId)).toMatchObject([{ grade: 'Merit' }])
  })

  test('somebody who is not on the course is not there', async () => {
    const { teacher, roundId, runId, town } = await aReportedLearner(test$.db)
    const other = await aLearner(test$.db, town)

    await expect(enter(teacher, roundId, runId, other, { grade: 'Pass' })).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('a school writes of its own roll, by form and subject', async () => {
    const { tutor, learnerId, town } = await aReportedLearner(test$.db)
    const head = await aStaffContext(test$.db, town.schoolId, town, 'head')
    const roundId = await aRound(head)
    const asked = { run: null, form: '11A', subject: 'History', scale: 'GCSE (9 to 1)' }
    const rows = [{ learnerId, ...nothingSaid, target: '6', grade: '5', was: '' }]

    expect(await saveGrid(tutor, roundId, asked, { scale: 'GCSE (9 to 1)', rows })).toBe(1)

    expect((await progressList(tutor, { list: 'below', page: 1 })).map(({ id }) => id)).toEqual([learnerId])
  })
})

describe('who reads', () => {
  test('home school and host read the very same rows, and so do the learner', async () => {
    const { teacher, tutor, roundId, runId, learnerId, town } = await aReportedLearner(test$.db)
    const head = await aStaffContext(test$.db, town.schoolId, town, 'head')
    const own = await aRound(head)
    await enter(teacher, roundId, runId, learnerId, { target: 'Merit', grade: 'Pass', comment: 'Nearly there' })
    const asked = { run: null, form: '11A', subject: 'History', scale: 'GCSE (9 to 1)' }
    const rows = [{ learnerId, ...nothingSaid, grade: '5', was: '' }]
    await saveGrid(tutor, own, asked, { scale: 'GCSE (9 to 1)', rows })

    const [atHost, atHome, byLearner] = await Promise.all(
      [teacher, tutor, theLearner(test$.db, learnerId, town)].map((ctx) => findProgress(ctx, learnerId)),
    )

    expect(atHost?.subjects).toHaveLength(2)
    expect(yearsShown(atHome?.subjects ?? [])).toEqual(yearsShown(atHost?.subjects ?? []))
    expect(byLearner?.subjects).toEqual(atHost?.subjects)
  })

  test('a provider to which somebody has only applied reads nothing; one that enrolled reads nothing of years before', async () => {
    const town = await aTown(test$.db)
    const head = await aStaffContext(test$.db, town.schoolId, town, 'head')
    const learnerId = await aLearner(test$.db, town)
    const before = { ...head, now: new Date('2026-06-05T09:00:00Z') }
    const round = await aRound(before)
    const asked = { run: null, form: '11A', subject: 'History', scale: 'GCSE (9 to 1)' }
    const rows = [{ learnerId, ...nothingSaid, grade: '5', was: '' }]
    await saveGrid(before, round, asked, { scale: 'GCSE (9 to 1)', rows })
    const providerId = await aProvider(test$.db, town)
    const officer = anOfficerAt(test$.db, providerId, town)

    await expect(findProgress(officer, learnerId)).rejects.toMatchObject({ name: 'NotFound' })
    await anEnrolment(test$.db, { town, learnerId, providerId })

    expect((await findProgress(officer, learnerId)).subjects).toEqual([])
    expect((await findProgress(head, learnerId)).subjects).toHaveLength(1)
  })

  test('a host reads nothing before the first day, and nothing once the placement is over', async () => {
    const { teacher, roundId, runId, learnerId, placementId } = await aReportedLearner(test$.db)
    await enter(teacher, roundId, runId, learnerId, { grade: 'Pass' })
    for (const state of ['planned', 'withdrawn']) {
      const endedOn = state === 'withdrawn' ? '2026-11-20' : null
      await test$.db.updateTable('placement').set({ state, endedOn }).where('id', '=', placementId).execute()

      await expect(findProgress(teacher, learnerId)).rejects.toMatchObject({ name: 'NotFound' })
    }
  })

  test('another host of the same school reads nothing of somebody it does not teach', async () => {
    const { learnerId, town } = await aReportedLearner(test$.db)
    const otherId = await aProvider(test$.db, town)
    const teacher = await aStaffContext(test$.db, otherId, town, 'register-taker')
    const runId = await aCourseRun(test$.db, otherId)

    await expect(findProgress(teacher, learnerId)).rejects.toMatchObject({ name: 'NotFound' })
    await aPlacementOf(test$.db, { learnerId, homeId: town.schoolId, hostId: otherId, runId })
    expect(await findProgress(teacher, learnerId)).toMatchObject({ id: learnerId })
  })
})
