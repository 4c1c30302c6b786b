import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addChoice, applyAgain } from '~/domain/applications/choice.commands.server'
import { eventsOfChoice, findApplicant } from '~/domain/applications/choice.queries.server'
import { choiceStates, is, type ChoiceState } from '~/domain/applications/choice.states'
import { moved } from '~/domain/applications/preference'
import { moveInOrder } from '~/domain/applications/preference.commands.server'
import { undoWithdrawal, withdrawChoice } from '~/domain/endings/withdrawal.commands.server'
import { choiceHistoryFor } from '~/domain/reports/choice-history'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  aColleague,
  aCourseRun,
  aLearner,
  eventsOf,
  FRIDAY,
  lettersIn,
  stateOf,
  theLearner,
  type ChoiceWithAll,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

const orderOf = async (learnerId: string) =>
  (
    await test$.db
      .selectFrom('choice')
      .select('id')
      .where('learnerId', '=', learnerId)
      .orderBy('preference')
      .orderBy('id')
      .execute()
  ).map(({ id }) => id)

const reason = async () =>
  (
    await test$.db
      .selectFrom('reason')
      .select('id')
      .where('list', '=', 'withdrawal')
      .where('code', '=', 'too-far')
      .executeTakeFirstOrThrow()
  ).id

const withdrawn = async (choice: ChoiceWithAll) =>
  withdrawChoice(choice.learner, choice.id, { reason: await reason(), detail: '' })

describe('the order of the choices', () => {
  test('goes up and down by one, and stays where there is no further to go', async () => {
    const { db } = test$
    const first = await aChoice(db, { state: 'draft' })
    const second = await addChoice(first.learner, first.learnerId, await aCourseRun(db, first.providerId))
    const third = await addChoice(first.learner, first.learnerId, await aCourseRun(db, first.providerId))

    await moveInOrder(first.learner, third, 'up')
    expect(await orderOf(first.learnerId)).toEqual([first.id, third, second])
    await moveInOrder(first.learner, first.id, 'up')
    await moveInOrder(first.learner, first.id, 'down')
    expect(await orderOf(first.learnerId)).toEqual([third, first.id, second])
  })

  test('is the learner’s own: no provider reads it, is told of it, or may change it', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await addChoice(choice.learner, choice.learnerId, await aCourseRun(db, choice.providerId))
    const before = await findApplicant(choice.officer, choice.id)

    await moveInOrder(choice.learner, choice.id, 'down')

    expect(await findApplicant(choice.officer, choice.id)).toEqual(before)
    expect(JSON.stringify(before)).not.toMatch(/preference|order/i)
    const told = choiceHistoryFor(choice.officer.actor, await eventsOfChoice(choice.officer, choice.id))
    expect(told.map(({ what }) => what).join()).not.toMatch(/order/i)
    await expect(moveInOrder(choice.officer, choice.id, 'up')).rejects.toThrow(NotAllowed)
    const other = theLearner(db, await aLearner(db, choice.town), choice.town)
    await expect(moveInOrder(other, choice.id, 'up')).rejects.toThrow(NotFound)
  })

  test('loses and doubles nobody, whatever is moved', () => {
    const moves = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom('up' as const, 'down' as const)))

    fc.assert(
      fc.property(moves, (steps) => {
        const start = ['a', 'b', 'c', 'd', 'e']
        const end = steps.reduce((ids, [at, direction]) => moved(ids, start[at] ?? 'a', direction), start)
        expect(end.toSorted()).toEqual(start)
      }),
    )
  })
})

describe('applyAgain', () => {
  test.each(choiceStates)('from %s: a new draft where it ended without a place, else a refusal', async (state) => {
    const { db } = test$
    const choice = await aChoice(db)
    await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()

    const attempt = applyAgain(choice.learner, choice.id)

    if (is(state, 'canApplyAgain')) expect(await stateOf(db, await attempt)).toBe('draft')
    else await expect(attempt).rejects.toMatchObject({ code: 'not-from-here' })
  })

  test('refuses a course that has closed, in its sentence', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await db.updateTable('choice').set({ state: 'rejected' }).where('id', '=', choice.id).execute()
    await db.updateTable('courseRun').set({ isOpen: false }).execute()

    await expect(applyAgain(choice.learner, choice.id)).rejects.toMatchObject({ code: 'course-closed' })
  })
})

describe('undoWithdrawal', () => {
  const later = (choice: ChoiceWithAll, hours: number) => ({
    ...choice.learner,
    now: new Date(FRIDAY.getTime() + hours * 3_600_000),
  })

  test('brings it back within a day, with one event and a letter to the provider', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await aColleague(db, choice.providerId)
    await withdrawn(choice)

    await undoWithdrawal(later(choice, 23), choice.id)
    await drainJobs(db, FRIDAY)

    expect(await stateOf(db, choice.id)).toBe('submitted')
    expect((await eventsOf(db, choice.id)).at(-1)).toBe('withdrawal.undone')
    expect((await lettersIn(db)).map(({ template }) => template)).toContain('WithdrawalUndone')
    await expect(undoWithdrawal(later(choice, 23), choice.id)).rejects.toMatchObject({ code: 'not-from-here' })
  })

  test('is over after a day', async () => {
    const choice = await aChoice(test$.db)
    await withdrawn(choice)

    await expect(undoWithdrawal(later(choice, 25), choice.id)).rejects.toMatchObject({ code: 'too-late' })
  })

  test.each<[ChoiceState, boolean]>([
    ['submitted', true],
    ['info_requested', true],
    ['interviewing', true],
    ['overdue', true],
    ['waiting_list', false],
    ['offer', false],
    ['accepted_backup', false],
    ['accepted_conditional', false],
    ['place_confirmed', false],
    ['deferred', false],
  ])('of what was %s is possible: %s', async (state, expected) => {
    const { db } = test$
    const choice = await aChoice(db)
    await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()
    await withdrawn(choice)

    const attempt = undoWithdrawal(choice.learner, choice.id)

    if (expected) await expect(attempt).resolves.toBeUndefined()
    else await expect(attempt).rejects.toMatchObject({ code: 'given-up' })
  })

  test('needs room on the list, and the course not to be there again', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await withdrawn(choice)
    await applyAgain(choice.learner, choice.id)
    await expect(undoWithdrawal(choice.learner, choice.id)).rejects.toMatchObject({ code: 'already-chosen' })

    const full = await aChoice(db)
    await withdrawn(full)
    for (let n = 0; n < 5; n += 1) await addChoice(full.learner, full.learnerId, await aCourseRun(db, full.providerId))
    await expect(undoWithdrawal(full.learner, full.id)).rejects.toMatchObject({ code: 'list-full' })
  })

  test('is not for the provider', async () => {
    const choice = await aChoice(test$.db)
    await withdrawn(choice)

    await expect(undoWithdrawal(choice.officer, choice.id)).rejects.toThrow(NotAllowed)
  })
})
