import { describe, expect, test } from 'vitest'
import { decideSetting } from '~/domain/areas/area.commands.server'
import { addChoice, removeDraftChoice } from '~/domain/applications/choice.commands.server'
import { choiceStates, countingAgainstLimit, terminal } from '~/domain/applications/choice.states'
import { systemContext } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import {
  aChoice,
  aCourseRun,
  aLearner,
  anOfficerAt,
  aProvider,
  aTown,
  eventsOf,
  FRIDAY,
  stateOf,
  theLearner,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

async function aStart() {
  const { db } = test$
  const town = await aTown(db)
  const learnerId = await aLearner(db, town)
  const providerId = await aProvider(db, town)
  return { db, town, learnerId, providerId, ctx: theLearner(db, learnerId, town) }
}

describe('addChoice', () => {
  test('puts the course on the list as a draft, in order, with one event', async () => {
    const { db, learnerId, providerId, ctx } = await aStart()

    const first = await addChoice(ctx, learnerId, await aCourseRun(db, providerId))
    const second = await addChoice(ctx, learnerId, await aCourseRun(db, providerId, { title: 'Catering' }))

    const choices = await db
      .selectFrom('choice')
      .select(['id', 'preference', 'state', 'providerId'])
      .orderBy('preference')
      .execute()
    expect(choices).toEqual([
      { id: first, preference: 1, state: 'draft', providerId },
      { id: second, preference: 2, state: 'draft', providerId },
    ])
    expect(await eventsOf(db, first)).toEqual(['choice.added'])
  })

  test('stops at five at one time, and gives a place back when one ends', async () => {
    const { db, learnerId, providerId, ctx } = await aStart()
    const ids = []
    for (let n = 0; n < 5; n += 1) ids.push(await addChoice(ctx, learnerId, await aCourseRun(db, providerId)))
    const sixth = await aCourseRun(db, providerId)

    await expect(addChoice(ctx, learnerId, sixth)).rejects.toMatchObject({ code: 'list-full' })

    await db
      .updateTable('choice')
      .set({ state: 'overdue' })
      .where('id', '=', ids[0] ?? '')
      .execute()
    await expect(addChoice(ctx, learnerId, sixth)).resolves.toEqual(expect.any(String))
  })

  test('stops at fifteen in a year, whatever became of them', async () => {
    const { db, town, learnerId, providerId, ctx } = await aStart()
    for (let n = 0; n < 15; n += 1) {
      const id = await addChoice(ctx, learnerId, await aCourseRun(db, providerId))
      await db.updateTable('choice').set({ state: 'withdrawn' }).where('id', '=', id).execute()
    }

    await expect(addChoice(ctx, learnerId, await aCourseRun(db, providerId))).rejects.toMatchObject({
      code: 'list-used-up',
    })

    await decideSetting(systemContext(db, FRIDAY), town.areaId, 'choicesInAll', 16)
    await expect(addChoice(ctx, learnerId, await aCourseRun(db, providerId))).resolves.toBeDefined()
  })

  test.each(countingAgainstLimit)('counts a choice that is %s against the limit', async (state) => {
    const { db, town, learnerId, providerId, ctx } = await aStart()
    await decideSetting(systemContext(db, FRIDAY), town.areaId, 'choicesInProgress', 1)
    const id = await addChoice(ctx, learnerId, await aCourseRun(db, providerId))
    await db.updateTable('choice').set({ state }).where('id', '=', id).execute()

    await expect(addChoice(ctx, learnerId, await aCourseRun(db, providerId))).rejects.toMatchObject({
      code: 'list-full',
    })
  })

  test.each(choiceStates.filter((state) => !terminal.includes(state)))(
    'refuses a course twice while it is %s',
    async (state) => {
      const { db, learnerId, providerId, ctx } = await aStart()
      const run = await aCourseRun(db, providerId)
      const id = await addChoice(ctx, learnerId, run)
      await db.updateTable('choice').set({ state }).where('id', '=', id).execute()

      await expect(addChoice(ctx, learnerId, run)).rejects.toMatchObject({ code: 'already-chosen' })
    },
  )

  test.each(terminal.filter((state) => state !== 'enrolled'))(
    'takes a course again after it ended as %s',
    async (state) => {
      const { db, learnerId, providerId, ctx } = await aStart()
      const run = await aCourseRun(db, providerId)
      const id = await addChoice(ctx, learnerId, run)
      await db.updateTable('choice').set({ state }).where('id', '=', id).execute()

      await expect(addChoice(ctx, learnerId, run)).resolves.not.toBe(id)
    },
  )

  test.each([
    ['course-closed', { isOpen: false }],
    ['wrong-cycle', { startsOn: '2026-08-30' }],
    ['wrong-cycle', { startsOn: '2028-09-04' }],
  ])('refuses with %s: %o', async (code, run) => {
    const { db, learnerId, providerId, ctx } = await aStart()

    await expect(addChoice(ctx, learnerId, await aCourseRun(db, providerId, run))).rejects.toMatchObject({ code })
  })

  test('takes a course whose start nobody has said', async () => {
    const { db, learnerId, providerId, ctx } = await aStart()

    await expect(addChoice(ctx, learnerId, await aCourseRun(db, providerId, { startsOn: null }))).resolves.toBeDefined()
  })

  test('is for the learner alone', async () => {
    const { db, town, learnerId, providerId } = await aStart()
    const run = await aCourseRun(db, providerId)
    const other = theLearner(db, await aLearner(db, town), town)

    await expect(addChoice(other, learnerId, run)).rejects.toThrow(NotFound)
    await expect(addChoice(anOfficerAt(db, providerId, town), learnerId, run)).rejects.toThrow(NotFound)
  })
})

describe('removeDraftChoice', () => {
  test('takes a draft off the list with one event', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'draft' })

    await removeDraftChoice(choice.learner, choice.id)

    expect(await db.selectFrom('choice').select('id').execute()).toEqual([])
    expect(await eventsOf(db, choice.id)).toEqual(['choice.added', 'choice.removed'])
  })

  test.each(choiceStates.filter((state) => state !== 'draft'))('refuses a choice that is %s', async (state) => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'draft' })
    await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()

    await expect(removeDraftChoice(choice.learner, choice.id)).rejects.toMatchObject({ code: 'not-from-here' })
    expect(await stateOf(db, choice.id)).toBe(state)
  })

  test('is hidden from everybody else', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'draft' })
    const other = theLearner(db, await aLearner(db, choice.town), choice.town)

    await expect(removeDraftChoice(other, choice.id)).rejects.toThrow(NotFound)
    await expect(removeDraftChoice(choice.officer, choice.id)).rejects.toThrow(NotFound)
  })

  test('is not for an exams officer, who sees it', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'draft' })
    const examsOfficer = {
      ...choice.learner,
      actor: {
        ...choice.learner.actor,
        role: 'exams-officer' as const,
        learnerId: null,
        organisationId: choice.town.schoolId,
      },
    }

    await expect(removeDraftChoice(examsOfficer, choice.id)).rejects.toThrow(NotAllowed)
  })
})
