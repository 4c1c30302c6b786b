import { describe, expect, test } from 'vitest'
import { appealCase, withdrawCase } from '~/domain/panels/case-end.commands.server'
import { confirmCase, lapseHolds } from '~/domain/panels/case-hold.commands.server'
import { learnerOfChoice } from '~/domain/panels/case-begin.queries.server'
import { agreeToCase, putForward, submitCase, takeUpCase } from '~/domain/panels/case.commands.server'
import { casesOf, casesOfLearner, findCase } from '~/domain/panels/case.queries.server'
import { caseMachine, caseStates, isCaseState } from '~/domain/panels/case.states'
import { caseSentences, caseTags, caseTagsForLearner, nextForLearner } from '~/domain/panels/case.words'
import { systemContext } from '~/kit/context.server'
import { endOfDay } from '~/kit/dates'
import { aChoice, aLearner, anOfficerAt, aTown, eventsOf, FRIDAY, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aCase, aHeldCase, aPanel, aSharedRun, bookedFor, caseFor, caseRow } from '#tests/support/panels'
import { anAdviser, aReason, aStaffContext, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()

async function aStage() {
  const { db } = test$
  const panel = await aPanel(db)
  const run = await aSharedRun(panel)
  const learnerId = await aLearner(db, panel.town)
  return { ...panel, panel, run, learnerId }
}

describe('a case', () => {
  test('is put forward by the tutor, submitted, and taken up by the clerk', async () => {
    const { db, panel, tutor, clerk, panelId, run, learnerId } = await aStage()

    const id = await putForward(tutor, panelId, learnerId, caseFor(run.id, { step: 'draft' }))
    expect(await casesOf(clerk, { list: 'all' })).toEqual([])
    await submitCase(tutor, id, { version: 1 })
    expect(await casesOf(clerk, { list: 'open' })).toMatchObject([{ id, state: 'submitted', home: 'Northgate School' }])
    await takeUpCase(clerk, id, { version: 2 })

    expect(await findCase(panel.chair, id)).toMatchObject({
      state: 'awaiting-match',
      wishes: [{ title: 'Engineering', host: 'Riverside College' }],
    })
    expect(await eventsOf(db, id)).toEqual(['case.begun', 'case.submitted', 'case.taken-up'])
  })

  test('is put forward by an adviser of the area too, and by nobody of another area or of the panel', async () => {
    const { db, town, panelId, run, learnerId, clerk } = await aStage()
    const elsewhere = await aTown(db)
    const adviser = await anAdviser(db, town)
    const stranger = await aStaffContext(db, elsewhere.schoolId, elsewhere, 'careers-lead')

    await expect(putForward(stranger, panelId, learnerId, caseFor(run.id))).rejects.toMatchObject({ name: 'NotFound' })
    await expect(putForward(clerk, panelId, learnerId, caseFor(run.id))).rejects.toMatchObject({ name: 'NotFound' })
    const id = await putForward(adviser, panelId, learnerId, caseFor(run.id))
    expect(await findCase(adviser, id)).toMatchObject({ state: 'submitted', caller: 'Northbridge Connexions' })
    await expect(findCase(stranger, id)).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('is found when it asks for the same course twice, and asks for no course of the own school', async () => {
    const { panel, tutor, panelId, run, town, learnerId } = await aStage()
    const other = await aSharedRun(panel, { title: 'Catering', blocks: [panel.thursday] })
    const own = await aSharedRun(panel, { title: 'Music', hostId: town.schoolId })
    await putForward(tutor, panelId, learnerId, caseFor(run.id))

    await expect(putForward(tutor, panelId, learnerId, caseFor(other.id, { second: run.id }))).rejects.toMatchObject({
      code: 'duplicate',
    })
    await expect(putForward(tutor, panelId, learnerId, caseFor(own.id))).rejects.toMatchObject({ code: 'own-course' })
    await expect(putForward(tutor, panelId, learnerId, caseFor(other.id, { second: other.id }))).rejects.toMatchObject({
      code: 'same-wish',
    })
    await expect(putForward(tutor, panelId, learnerId, caseFor(other.id))).resolves.toEqual(expect.any(String))
  })

  test('goes nowhere without the learner’s agreement; an urgent one is answered within five working days', async () => {
    const { db, tutor, panelId, run, learnerId } = await aStage()
    const urgent = { isUrgent: 'yes', urgentWhy: 'Excluded on Monday.' } as const
    const id = await putForward(
      tutor,
      panelId,
      learnerId,
      caseFor(run.id, { step: 'draft', agreed: undefined, ...urgent }),
    )

    await expect(submitCase(tutor, id, { version: 1 })).rejects.toMatchObject({ code: 'not-agreed' })
    await agreeToCase(tutor, id, { version: 1 })
    await expect(submitCase(tutor, id, { version: 1 })).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await submitCase(tutor, id, { version: 2 })

    expect(await findCase(tutor, id)).toMatchObject({ answerBy: '2026-11-27', urgentWhy: 'Excluded on Monday.' })
    expect(await eventsOf(db, id)).toEqual(['case.begun', 'case.agreed', 'case.submitted'])
  })
})

describe('a place that is held', () => {
  test('is confirmed by the school: the event carries what a placement is made from', async () => {
    const { db, panel, tutor, run, tuesday } = await aStage()
    const held = await aHeldCase(panel, run.id)
    expect(await bookedFor(db, held.learnerId)).toEqual(['provisional'])
    expect(await caseRow(db, held.id)).toMatchObject({ heldUntil: endOfDay('2026-12-04'), startsOn: '2027-01-05' })

    await confirmCase(tutor, held.id, { version: 4 })

    expect(await bookedFor(db, held.learnerId)).toEqual(['confirmed'])
    const [event] = await eventsCalled(db, 'case.confirmed')
    expect(event).toMatchObject({
      subjectId: held.id,
      learnerId: held.learnerId,
      particulars: {
        learnerId: held.learnerId,
        homeId: panel.town.schoolId,
        hostId: run.hostId,
        courseRunId: run.courseRunId,
        blockIds: [tuesday],
        bookingIds: [expect.any(String)],
        fromOn: '2027-01-05',
        untilOn: '2027-07-16',
      },
    })
  })

  test('lapses once after ten working days: the block is free and the case waits again', async () => {
    const { db, panel, tutor, run } = await aStage()
    const held = await aHeldCase(panel, run.id)
    const night = (day: string) => systemContext(db, new Date(`${day}T02:12:00Z`))

    expect(await lapseHolds(night('2026-12-04'))).toBe(0)
    expect(await lapseHolds(night('2026-12-05'))).toBe(1)
    expect(await lapseHolds(night('2026-12-05'))).toBe(0)

    expect(await caseRow(db, held.id)).toMatchObject({ state: 'awaiting-match', heldUntil: null })
    expect(await bookedFor(db, held.learnerId)).toEqual(['free'])
    await expect(confirmCase(tutor, held.id, { version: 5 })).rejects.toMatchObject({ code: 'not-from-here' })
  })

  test('is not confirmed after its last day, even before the night has come', async () => {
    const { panel, tutor, run } = await aStage()
    const held = await aHeldCase(panel, run.id)

    const late = { ...tutor, now: new Date('2026-12-05T00:01:00Z') }

    await expect(confirmCase(late, held.id, { version: 4 })).rejects.toMatchObject({ code: 'hold-over' })
  })

  test('is seen by its host, without what help the learner needs until it is confirmed', async () => {
    const { db, panel, town, run } = await aStage()
    const waiting = await aSharedRun(panel, { title: 'Catering', hostId: run.hostId, blocks: [panel.thursday] })
    const held = await aHeldCase(panel, run.id)
    await aCase(panel, waiting.id)

    const host = anOfficerAt(db, run.hostId, town)

    expect(await casesOf(host, { list: 'all' })).toMatchObject([{ id: held.id, state: 'provisional' }])
  })
})

describe('a case that is taken back', () => {
  test('frees what was booked, says why, and moves no more', async () => {
    const { db, panel, tutor, run } = await aStage()
    const held = await aHeldCase(panel, run.id)
    const reason = await aReason(db, 'panel-withdrawal', 'alternative-found')

    await withdrawCase(tutor, held.id, { version: 4, reason, detail: null })

    expect(await bookedFor(db, held.learnerId)).toEqual(['free'])
    expect(await caseRow(db, held.id)).toMatchObject({ state: 'withdrawn', heldUntil: null, reasonId: reason })
    await expect(withdrawCase(tutor, held.id, { version: 5, reason, detail: null })).rejects.toMatchObject({
      code: 'not-from-here',
    })
  })

  test('needs a reason of the list, and is not taken back by the panel, nor once the learner has begun', async () => {
    const { db, panel, tutor, clerk, run } = await aStage()
    const held = await aHeldCase(panel, run.id)
    const reason = await aReason(db, 'panel-withdrawal', 'error')
    const other = await aReason(db, 'panel-withdrawal', 'other')
    const refusal = await aReason(db, 'panel-refusal', 'transport')

    await expect(withdrawCase(tutor, held.id, { version: 4, reason: refusal, detail: null })).rejects.toMatchObject({
      code: 'unknown-reason',
    })
    await expect(withdrawCase(tutor, held.id, { version: 4, reason: other, detail: null })).rejects.toMatchObject({
      code: 'needs-detail',
    })
    await expect(withdrawCase(clerk, held.id, { version: 4, reason, detail: null })).rejects.toMatchObject({
      name: 'NotAllowed',
    })
    await confirmCase(tutor, held.id, { version: 4 })
    const begun = { ...tutor, now: new Date('2027-01-05T09:00:00Z') }
    await expect(withdrawCase(begun, held.id, { version: 5, reason, detail: null })).rejects.toMatchObject({
      code: 'begun',
    })
  })
})

describe('the machine of a case', () => {
  const moves = {
    submit: submitCase,
    takeUp: takeUpCase,
    confirm: confirmCase,
    appeal: (ctx: Parameters<typeof submitCase>[0], id: string, { version }: { version: number }) =>
      appealCase(ctx, id, { version, words: 'Look again.' }),
  }

  test.each(Object.keys(moves).flatMap((move) => caseStates.map((state) => [move, state] as const)))(
    'lets nobody %s a case that is %s, unless there is an arrow',
    async (move, state) => {
      const { db, panel, tutor, clerk, run } = await aStage()
      const { id } = await aCase(panel, run.id)
      const isPlace = state === 'provisional' || state === 'confirmed'
      const place = { sharedRunId: run.id, startsOn: '2027-01-05', endsOn: '2027-07-16' }
      const heldUntil = state === 'provisional' ? endOfDay('2026-12-04') : null
      await db
        .updateTable('panelCase')
        .set({ state, heldUntil, ...(isPlace ? place : {}) })
        .where('id', '=', id)
        .execute()
      const deed = Object.entries(moves).find(([name]) => name === move)?.[1]
      const attempt = deed?.(move === 'takeUp' ? clerk : tutor, id, { version: 3 })

      if (Object.hasOwn(caseMachine[state], move)) await expect(attempt).resolves.toBeUndefined()
      else await expect(attempt).rejects.toMatchObject({ code: 'not-from-here' })
    },
  )

  test('has words for every state and every event', () => {
    for (const words of [caseTags, caseTagsForLearner, nextForLearner])
      expect(Object.keys(words).sort()).toEqual([...caseStates].sort())
    expect(caseStates.every(isCaseState)).toBe(true)
    expect(Object.keys(caseSentences)).toContain('case.confirmed')
  })

  test('the learner reads the own case once it is submitted, in plain words', async () => {
    const { db, town, panel, tutor, panelId, run, learnerId } = await aStage()
    const learner = theLearner(db, learnerId, town, FRIDAY)
    const id = await putForward(tutor, panelId, learnerId, caseFor(run.id, { step: 'draft' }))
    expect(await casesOfLearner(learner, learnerId)).toEqual([])
    await submitCase(tutor, id, { version: 1 })
    await aCase(panel, run.id)

    expect(await casesOfLearner(learner, learnerId)).toMatchObject([{ id, state: 'submitted' }])
    expect(await casesOf(learner, { list: 'all' })).toHaveLength(1)
  })
})

describe('a provider', () => {
  test('puts an applicant of its own forward, and writes down no need for support', async () => {
    const { db, panel, panelId, town, run } = await aStage()
    const choice = await aChoice(db, { town })
    const officer = await aStaffContext(db, choice.providerId, town, 'admissions-officer')
    const stranger = await aStaffContext(db, run.hostId, town, 'admissions-officer')

    expect(await learnerOfChoice(officer, choice.id)).toBe(choice.learnerId)
    await expect(learnerOfChoice(stranger, choice.id)).rejects.toMatchObject({ name: 'NotFound' })
    const form = caseFor(run.id, { support: 'A reader' })
    await expect(putForward(stranger, panelId, choice.learnerId, form)).rejects.toMatchObject({ name: 'NotFound' })
    const id = await putForward(officer, panelId, choice.learnerId, form)

    expect(await findCase(officer, id)).toMatchObject({ support: null, home: 'Northgate School' })
    await withdrawnBySchool(panel, id)
  })
})

/** The learner's own school sees to what a provider began. */
async function withdrawnBySchool({ tutor }: { tutor: Parameters<typeof findCase>[0] }, id: string) {
  const reason = await aReason(test$.db, 'panel-withdrawal', 'changed-mind')
  await withdrawCase(tutor, id, { version: 2, reason, detail: null })
  expect(await caseRow(test$.db, id)).toMatchObject({ state: 'withdrawn' })
}
