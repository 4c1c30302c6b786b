import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sendApplication } from '~/domain/applications/application.commands.server'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { missDeadlines } from '~/domain/clocks/deadline.commands.server'
import { unsent } from '~/domain/clocks/deadline'
import { choiceStates } from '~/domain/applications/choice.states'
import { hasClosed, isOpenForApplications } from '~/domain/cycles/cycle'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  aColleague,
  aCourseRun,
  aFinishedForm,
  eventsOf,
  FRIDAY,
  lettersIn,
  stateOf,
  theLearner,
  type ChoiceWithAll,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const LAST_SECOND = new Date('2027-09-15T22:59:59Z')
const FIRST_SECOND = new Date('2027-09-15T23:00:00Z')
const night = (moment: Date) => systemContext(test$.db, moment)

const at = (choice: ChoiceWithAll, moment: Date) => theLearner(test$.db, choice.learnerId, choice.town, moment)
const events = (choice: ChoiceWithAll) =>
  test$.db.selectFrom('application').select('id').where('learnerId', '=', choice.learnerId).executeTakeFirstOrThrow()

describe('missDeadlines', () => {
  test('leaves drafts alone until the last day is over, to the second', async () => {
    const choice = await aChoice(test$.db, { state: 'draft' })

    expect(await missDeadlines(night(LAST_SECOND))).toBe(0)
    expect(await missDeadlines(night(FIRST_SECOND))).toBe(1)
    expect(await stateOf(test$.db, choice.id)).toBe('not_sent')
  })

  test('F-8: twice moves each once, and writes one letter for all of a learner’s drafts', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'draft' })
    const second = await addChoice(choice.learner, choice.learnerId, await aCourseRun(db, choice.providerId))
    await aColleague(db, choice.town.schoolId, 'tutor', '11A')

    expect(await missDeadlines(night(FIRST_SECOND))).toBe(2)
    expect(await missDeadlines(night(FIRST_SECOND))).toBe(0)
    await drainJobs(db, FIRST_SECOND)
    await missDeadlines(night(new Date('2027-09-17T00:15:00Z')))
    await drainJobs(db, FIRST_SECOND)

    expect(await stateOf(db, second)).toBe('not_sent')
    const { id } = await events(choice)
    expect((await eventsOf(db, id)).filter((action) => action === 'application.missed-deadline')).toHaveLength(1)
    const letters = (await lettersIn(db)).filter(({ template }) => template === 'NotSentInTime')
    expect(letters.map(({ subject }) => subject).toSorted()).toEqual([
      'Amina did not apply in time',
      'The last day to apply has passed',
    ])
    expect(letters[0]?.body.match(/Engineering, Riverside College/g)).toHaveLength(2)
  })

  test.each(choiceStates.filter((state) => !unsent.includes(state)))('leaves a choice that is %s', async (state) => {
    const { db } = test$
    const choice = await aChoice(db)
    await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()

    expect(await missDeadlines(night(FIRST_SECOND))).toBe(0)
    expect(await stateOf(db, choice.id)).toBe(state)
  })

  test('a learner who sends at the last second is in; a second later is told which way is open', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'draft' })
    await aFinishedForm(choice.learner, choice.learnerId)
    const late = await aChoice(db, { state: 'draft', town: choice.town })
    await aFinishedForm(late.learner, late.learnerId)

    await expect(sendApplication(at(choice, LAST_SECOND), choice.learnerId)).resolves.toBeDefined()
    await expect(sendApplication(at(late, FIRST_SECOND), late.learnerId)).rejects.toMatchObject({
      code: 'too-late',
      sentence: expect.stringContaining('15 September 2027'),
    })
    const another = await aCourseRun(db, choice.providerId)
    await expect(addChoice(at(late, FIRST_SECOND), late.learnerId, another)).rejects.toMatchObject({ code: 'too-late' })
  })

  test('F-7: at every moment exactly one of web and worker holds the day as open, also when the clocks change', () => {
    const days = ['2026-10-25', '2027-03-28', '2027-09-15', '2026-12-31'] as const
    const offsets = fc.integer({ min: -3 * 86_400, max: 3 * 86_400 })

    fc.assert(
      fc.property(fc.constantFrom(...days), offsets, (lastDay, seconds) => {
        const now = new Date(Date.parse(`${lastDay}T23:30:00Z`) + seconds * 1000)
        const cycle = { dates: { 'applications-close': lastDay } }

        expect(isOpenForApplications(cycle, now)).toBe(!hasClosed(cycle, now))
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['2026-10-25T00:30:00Z', false, 'half past one, the first time'],
    ['2026-10-25T01:30:00Z', false, 'half past one, the second time'],
    ['2026-10-25T23:59:59Z', false, 'the last second of the day of 25 hours'],
    ['2026-10-26T00:00:00Z', true, 'the first second after it'],
  ])('a last day on which the clocks go back: %s is over: %s (%s)', (moment, expected) => {
    expect(hasClosed({ dates: { 'applications-close': '2026-10-25' } }, new Date(moment))).toBe(expected)
  })
})

test('what was not sent stands in the history of the choice', async () => {
  const choice = await aChoice(test$.db, { state: 'draft', now: FRIDAY })
  await missDeadlines(night(FIRST_SECOND))

  const row = await test$.db.selectFrom('choice').select(['state', 'sentAt']).where('id', '=', choice.id).execute()
  expect(row).toEqual([{ state: 'not_sent', sentAt: null }])
})
