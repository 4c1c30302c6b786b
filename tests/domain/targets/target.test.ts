import { describe, expect, test } from 'vitest'
import {
  addStep,
  changeTarget,
  endTarget,
  moveStep,
  reopenTarget,
  setTarget,
} from '~/domain/targets/target.commands.server'
import { findStep, findTarget, targetsOf } from '~/domain/targets/target.queries.server'
import { isLate, monthsOn, STEPS_AT_MOST, TARGETS_AT_MOST } from '~/domain/targets/target'
import type { TargetForm } from '~/domain/targets/target.schemas'
import { isStepState, isTargetState, movesFrom, stepMachine, targetMachine } from '~/domain/targets/target.states'
import { stepTags, targetTag } from '~/domain/targets/target.words'
import { NotAllowed, NotFound } from '~/kit/errors'
import { eventsOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aPlanTown } from '#tests/support/plans'
import { countStatements } from '#tests/support/statements'
import { aReason } from '#tests/support/tracking'

const test$ = testDatabase()
const visit: TargetForm = {
  title: 'Visit two colleges',
  why: null,
  measure: null,
  owner: 'learner',
  by: '3',
  dueOn: null,
}
const step = { what: 'Ring Riverside', owner: 'learner', dueOn: null } as const

async function aTarget() {
  const town = await aPlanTown(test$.db)
  const targetId = await setTarget(town.learner, town.learnerId, visit)
  return { ...town, targetId }
}

describe('the day of a target', () => {
  test.each([
    ['2026-11-20', 3, '2027-02-20'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-31', 12, '2027-12-31'],
    ['2027-11-30', 3, '2028-02-29'],
  ])('from %s, %i months on is %s', (today, months, day) => {
    expect(monthsOn(today, months)).toBe(day)
  })

  test('has passed on the day after, and only while it is worked on', () => {
    expect(isLate({ state: 'active', dueOn: '2026-11-20' }, '2026-11-20')).toBe(false)
    expect(isLate({ state: 'active', dueOn: '2026-11-20' }, '2026-11-21')).toBe(true)
    expect(isLate({ state: 'completed', dueOn: '2026-11-20' }, '2026-11-21')).toBe(false)
  })

  test('is not one that has passed, and within three years', async () => {
    const { learner, learnerId } = await aPlanTown(test$.db)
    const on = (dueOn: string) => setTarget(learner, learnerId, { ...visit, by: 'day', dueOn })

    await expect(on('2026-11-19')).rejects.toMatchObject({ code: 'day-passed' })
    await expect(on('2030-01-01')).rejects.toMatchObject({ code: 'too-far-off' })
    await expect(on('2026-11-20')).resolves.toBeDefined()
  })
})

describe('a target', () => {
  test('is set by the learner, the school or the adviser, and says who did', async () => {
    const { db, learner, tutor, adviser, learnerId } = await aPlanTown(test$.db)

    for (const one of [learner, tutor, adviser]) await setTarget(one, learnerId, visit)

    const targets = await targetsOf(learner, learnerId)
    expect(targets.map(({ setAs }) => setAs).sort()).toEqual(['adviser', 'learner', 'tutor'])
    expect(targets[0]).toMatchObject({ title: 'Visit two colleges', dueOn: '2027-02-20', state: 'active' })
    expect(await eventsOf(db, targets[0]?.id ?? '')).toEqual(['target.set'])
  })

  test('a parent reads it and cannot change it; another school finds none of it', async () => {
    const { parent, otherTutor, targetId, learnerId } = await aTarget()

    expect(await findTarget(parent, targetId)).toMatchObject({ title: 'Visit two colleges' })
    await expect(endTarget(parent, targetId, reached(1))).rejects.toThrow(NotAllowed)
    await expect(setTarget(parent, learnerId, visit)).rejects.toMatchObject({ code: 'read-only' })
    for (const attempt of [
      () => findTarget(otherTutor, targetId),
      () => changeTarget(otherTutor, targetId, visit),
      () => endTarget(otherTutor, targetId, reached(1)),
      () => addStep(otherTutor, targetId, step),
      () => setTarget(otherTutor, learnerId, visit),
    ])
      await expect(attempt()).rejects.toThrow(NotFound)
    expect(await targetsOf(otherTutor, learnerId)).toEqual([])
  })

  test('is reached, or put away for a reason that says more where it must', async () => {
    const { db, learner, targetId } = await aTarget()
    const reason = await aReason(db, 'target-archived', 'something-else')
    const away = { how: 'archived', reason, version: 1 } as const

    await expect(endTarget(learner, targetId, { ...away, detail: null })).rejects.toMatchObject({
      code: 'needs-detail',
    })
    await expect(endTarget(learner, targetId, { ...away, reason: targetId, detail: null })).rejects.toMatchObject({
      code: 'unknown-reason',
    })
    await endTarget(learner, targetId, { ...away, detail: 'We moved house' })

    expect(await findTarget(learner, targetId)).toMatchObject({
      state: 'archived',
      reason: 'Something else',
      detail: 'We moved house',
    })
    expect(await eventsOf(db, targetId)).toEqual(['target.set', 'target.archived'])
  })

  test('is taken up again after it has ended, and then forgets why it was put away', async () => {
    const { db, tutor, targetId } = await aTarget()
    await endTarget(tutor, targetId, reached(1))

    await reopenTarget(tutor, targetId, 2)

    expect(await findTarget(tutor, targetId)).toMatchObject({ state: 'active', reason: null, version: 3 })
    expect(await eventsOf(db, targetId)).toEqual(['target.set', 'target.completed', 'target.reopened'])
  })

  test('that has ended is neither changed nor ended again', async () => {
    const { learner, targetId } = await aTarget()
    await endTarget(learner, targetId, reached(1))

    for (const attempt of [
      () => endTarget(learner, targetId, reached(2)),
      () => changeTarget(learner, targetId, { ...visit, version: 2 }),
      () => addStep(learner, targetId, step),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'not-from-here' })
  })

  test('F-3: what somebody changed meanwhile is not written over', async () => {
    const { learner, tutor, targetId } = await aTarget()
    await changeTarget(tutor, targetId, { ...visit, title: 'Visit three colleges', version: 1 })

    for (const attempt of [
      () => changeTarget(learner, targetId, { ...visit, version: 1 }),
      () => endTarget(learner, targetId, reached(1)),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await findTarget(learner, targetId)).toMatchObject({ title: 'Visit three colleges', version: 2 })
  })

  test(`there are ${TARGETS_AT_MOST} to work on at most`, async () => {
    const { learner, learnerId } = await aPlanTown(test$.db)
    for (let at = 0; at < TARGETS_AT_MOST; at += 1) await setTarget(learner, learnerId, visit)

    await expect(setTarget(learner, learnerId, visit)).rejects.toMatchObject({ code: 'enough-targets' })
  })
})

describe('a step', () => {
  test('is started, done and opened again, and says so in the record', async () => {
    const { db, learner, adviser, targetId } = await aTarget()
    const stepId = await addStep(learner, targetId, { ...step, dueOn: '2026-12-01' })

    await moveStep(learner, stepId, 'start')
    await moveStep(adviser, stepId, 'finish')
    await moveStep(learner, stepId, 'reopen')

    expect((await findTarget(learner, targetId)).steps).toMatchObject([{ state: 'active', dueOn: '2026-12-01' }])
    expect((await eventsOf(db, targetId)).filter((event) => event === 'target.step-moved')).toHaveLength(3)
  })

  test('that was moved already is not moved the same way twice', async () => {
    const { learner, targetId } = await aTarget()
    const stepId = await addStep(learner, targetId, step)
    await moveStep(learner, stepId, 'finish')

    await expect(moveStep(learner, stepId, 'finish')).rejects.toMatchObject({ code: 'not-from-here' })
  })

  test('is nobody’s who does not see the target', async () => {
    const { learner, otherTutor, parent, targetId } = await aTarget()
    const stepId = await addStep(learner, targetId, step)

    await expect(moveStep(otherTutor, stepId, 'start')).rejects.toThrow(NotFound)
    await expect(findStep(otherTutor, stepId)).rejects.toThrow(NotFound)
    await expect(moveStep(parent, stepId, 'start')).rejects.toThrow(NotAllowed)
  })

  test(`there are ${STEPS_AT_MOST} at most`, async () => {
    const { learner, targetId } = await aTarget()
    for (let at = 0; at < STEPS_AT_MOST; at += 1) await addStep(learner, targetId, step)

    await expect(addStep(learner, targetId, step)).rejects.toMatchObject({ code: 'enough-steps' })
  })
})

describe('the tables of states', () => {
  test('every state has its tag, and every move of a step leads on from somewhere', () => {
    for (const state of Object.keys(targetMachine)) {
      expect(isTargetState(state) && targetTag({ state, dueOn: '2027-01-01' }, '2026-11-20').text).toBeTruthy()
    }
    for (const state of Object.keys(stepMachine)) expect(isStepState(state) && stepTags[state].text).toBeTruthy()
    expect(movesFrom('active')).toEqual(['finish', 'stop'])
  })
})

test('B6: the targets of a plan are one statement, however many there are', async () => {
  const { learner, learnerId, targetId } = await aTarget()
  await addStep(learner, targetId, step)
  await setTarget(learner, learnerId, visit)

  expect(await countStatements(test$.db, (db) => targetsOf({ ...learner, db }, learnerId))).toBe(1)
})

function reached(version: number) {
  return { how: 'completed', reason: '', detail: null, version } as const
}
