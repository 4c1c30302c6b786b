import { describe, expect, test } from 'vitest'
import { forgetUndoableProgress } from '~/domain/progress/entry-undo.commands.server'
import {
  beginIntervention,
  closeIntervention,
  goOnWithIntervention,
  lookAtIntervention,
} from '~/domain/progress/intervention.commands.server'
import { remindToLookAgain } from '~/domain/progress/intervention.jobs.server'
import { dueInterventions } from '~/domain/progress/intervention.queries.server'
import { findProgress } from '~/domain/progress/learner-progress.queries.server'
import { mustStudyHours, mustStudyOf } from '~/domain/progress/must-study.queries.server'
import { progressList } from '~/domain/progress/progress-list.queries.server'
import { factsOf } from '~/domain/progress/warning.queries.server'
import { endExemption, exemptFromStudy, sayRisk } from '~/domain/progress/watch.commands.server'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { putPredictions } from '~/domain/plans/grade.commands.server'
import { systemContext, type Context } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { anOfficerAt, lettersIn, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aReportedLearner } from '#tests/support/rounds'
import { anAdviser, aReason, anEnrolment, aStaffContext, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()

const days = (ctx: Context, count: number): Context => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + count * 86_400_000),
})
const amber = { rating: 'amber', note: 'Thinks of leaving', last: '' } as const

async function something(ctx: Context) {
  const reason = await aReason(test$.db, 'intervention-kind', 'talk')
  const owner = ctx.actor.id ?? ''
  return { reason, owner, detail: null, startedOn: '2026-11-20', lookAgainOn: '2026-12-04' }
}

describe('risk', () => {
  test('is said by either side, kept, and read the same by both', async () => {
    const { teacher, tutor, learnerId } = await aReportedLearner(test$.db)
    const last = await sayRisk(tutor, learnerId, amber)
    await sayRisk(days(teacher, 0.5), learnerId, { rating: 'red', note: 'Not seen for a week', last: '' })
    await sayRisk(days(tutor, 1), learnerId, { rating: 'green', note: 'All is well again', last })

    const [home, host] = await Promise.all([tutor, teacher].map((ctx) => findProgress(ctx, learnerId)))

    expect(home?.risks.map(({ rating }) => rating)).toEqual(['green', 'red', 'amber'])
    expect(host?.risks).toEqual(home?.risks)
    expect(await eventsCalled(test$.db, 'risk.said')).toHaveLength(3)
    expect(await progressList(tutor, { list: 'risk', page: 1 })).toMatchObject([{ id: learnerId, worst: 'red' }])
  })

  test('the second of two colleagues is told', async () => {
    const { tutor, learnerId } = await aReportedLearner(test$.db)
    await sayRisk(tutor, learnerId, amber)

    await expect(sayRisk(tutor, learnerId, amber)).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  test('is not for the learner, for parents or for those who decide on applications, to say or to read', async () => {
    const { tutor, learnerId, hostId, town } = await aReportedLearner(test$.db)
    await sayRisk(tutor, learnerId, amber)
    await beginIntervention(tutor, learnerId, await something(tutor))

    for (const ctx of [theLearner(test$.db, learnerId, town), anOfficerAt(test$.db, hostId, town)]) {
      expect(await findProgress(ctx, learnerId)).toMatchObject({ risks: [], interventions: [] })
      expect(await factsOf(ctx, [learnerId])).toEqual({ alerts: [], plans: [] })
      expect(await progressList(ctx, { list: 'risk', page: 1 })).toEqual([])
      await expect(sayRisk(ctx, learnerId, amber)).rejects.toMatchObject({ name: 'NotAllowed' })
    }
  })

  test('an adviser reads it of their own caseload only', async () => {
    const { tutor, learnerId, town } = await aReportedLearner(test$.db)
    await sayRisk(tutor, learnerId, amber)
    const adviser = await anAdviser(test$.db, town)

    await expect(findProgress(adviser, learnerId)).rejects.toMatchObject({ name: 'NotFound' })
    await takeOn(adviser, learnerId)

    expect((await findProgress(adviser, learnerId)).risks).toHaveLength(1)
    await expect(sayRisk(adviser, learnerId, amber)).rejects.toMatchObject({ name: 'NotAllowed' })
  })
})

describe('what is done', () => {
  test('is begun, looked at, goes on and is closed, each with one event', async () => {
    const { tutor, learnerId } = await aReportedLearner(test$.db)
    const id = await beginIntervention(tutor, learnerId, await something(tutor))
    const then = days(tutor, 14)
    expect(await dueInterventions(tutor)).toEqual([])
    expect(await dueInterventions(then)).toMatchObject([{ id }])

    await lookAtIntervention(then, id, { outcome: 'partly', note: 'Comes on time now', version: 1 })
    const tooEarly = goOnWithIntervention(then, id, { lookAgainOn: '2026-12-04', version: 2 })
    await expect(tooEarly).rejects.toMatchObject({ code: 'too-early' })
    await goOnWithIntervention(then, id, { lookAgainOn: '2026-12-18', version: 2 })
    await lookAtIntervention(days(tutor, 28), id, { outcome: 'helped', note: null, version: 3 })
    await closeIntervention(days(tutor, 28), id, { version: 4 })

    const { interventions } = await findProgress(tutor, learnerId)
    expect(interventions).toMatchObject([{ state: 'closed', outcome: 'helped' }])
    for (const action of ['begun', 'taken-up-again', 'closed'])
      expect(await eventsCalled(test$.db, `intervention.${action}`)).toHaveLength(1)
    await expect(closeIntervention(tutor, id, { version: 5 })).rejects.toMatchObject({ code: 'not-from-here' })
  })

  test('is refused with a day before its start, an owner from elsewhere, an old version, and to the other side', async () => {
    const { tutor, teacher, learnerId } = await aReportedLearner(test$.db)
    const form = await something(tutor)
    const id = await beginIntervention(tutor, learnerId, form)

    await expect(beginIntervention(tutor, learnerId, { ...form, lookAgainOn: '2026-11-01' })).rejects.toMatchObject({
      code: 'wrong-order',
    })
    await expect(beginIntervention(tutor, learnerId, { ...form, owner: teacher.actor.id ?? '' })).rejects.toMatchObject(
      { code: 'unknown-owner' },
    )
    await expect(closeIntervention(tutor, id, { version: 7 })).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await expect(closeIntervention(teacher, id, { version: 1 })).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('on its day a letter goes to who sees to it, once', async () => {
    const { tutor, learnerId } = await aReportedLearner(test$.db)
    await beginIntervention(tutor, learnerId, await something(tutor))
    const morning = systemContext(test$.db, new Date('2026-12-04T07:27:00Z'))

    expect(await remindToLookAgain(days(morning, -1))).toBe(0)
    await remindToLookAgain(morning)
    await drainJobs(test$.db, morning.now)
    await remindToLookAgain(morning)
    await drainJobs(test$.db, morning.now)

    const letters = await lettersIn(test$.db)
    expect(letters.filter(({ template }) => template === 'InterventionsToLookAt')).toHaveLength(1)
  })
})

describe('English and maths', () => {
  const maths = (learnerId: string, grade: string) => ({
    ...{ learnerId, subject: 'Mathematics', qualification: 'GCSE (9 to 1)' as const, grade },
  })

  test('follow the grades as they are when it is read', async () => {
    const { tutor, learnerId } = await aReportedLearner(test$.db)
    const must = async () => (await mustStudyOf(tutor, [learnerId])).get(learnerId)?.map((one) => one.must)
    await putPredictions(tutor, [maths(learnerId, '3')])
    const before = await must()
    await putPredictions(tutor, [maths(learnerId, '4')])

    expect(before?.[1]).toBe('gcse')
    expect((await must())?.[1]).toBe('none')
  })

  test('are told to the provider that enrolled somebody, not to a host of a placement', async () => {
    const { teacher, learnerId } = await aReportedLearner(test$.db)
    const enrolled = await anEnrolment(test$.db)
    await putPredictions(systemContext(test$.db, teacher.now), [maths(enrolled.learnerId, '2')])

    expect(await mustStudyOf(teacher, [learnerId])).toEqual(new Map())
    expect((await progressList(enrolled.officer, { list: 'must-study', page: 1 })).map(({ id }) => id)).toEqual([
      enrolled.learnerId,
    ])
  })

  test('an exemption is written down once, and taken back', async () => {
    const { tutor, learnerId } = await aReportedLearner(test$.db)
    const reason = await aReason(test$.db, 'must-study-exemption', 'learning-difficulty')
    const form = { subject: 'maths', reason, detail: null } as const
    await putPredictions(tutor, [maths(learnerId, '2')])
    const must = async () => (await mustStudyOf(tutor, [learnerId])).get(learnerId)?.[1]?.must

    await exemptFromStudy(tutor, learnerId, form)
    await expect(exemptFromStudy(tutor, learnerId, form)).rejects.toMatchObject({ code: 'done-already' })
    expect(await must()).toBe('exempt')
    await endExemption(tutor, learnerId, 'maths')
    await expect(endExemption(tutor, learnerId, 'maths')).rejects.toMatchObject({ code: 'none' })

    expect(await must()).toBe('functional')
  })

  test('the hours of a year are rows with days', async () => {
    const { tutor } = await aReportedLearner(test$.db)
    const at = (day: string) => mustStudyHours({ ...tutor, now: new Date(`${day}T12:00:00Z`) })

    expect(await at('2025-07-31')).toEqual([])
    expect(await at('2026-11-20')).toMatchObject([{ hours: 100 }, { hours: 100, bestEfforts: 135 }])
  })
})

test('how progress was before a file is forgotten after two weeks', async () => {
  const { teacher } = await aReportedLearner(test$.db)

  await expect(forgetUndoableProgress(days(teacher, 30))).resolves.toBeUndefined()
})

test('somebody of another school says nothing here', async () => {
  const { learnerId } = await aReportedLearner(test$.db)
  const other = await aReportedLearner(test$.db)
  const stranger = await aStaffContext(test$.db, other.town.schoolId, other.town, 'head')

  await expect(sayRisk(stranger, learnerId, amber)).rejects.toMatchObject({ name: 'NotFound' })
})
