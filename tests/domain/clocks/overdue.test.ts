import { describe, expect, test } from 'vitest'
import { choiceStates, statesWith } from '~/domain/applications/choice.states'
import { markOverdue } from '~/domain/clocks/overdue.commands.server'
import { chaseProviders } from '~/domain/clocks/overdue.jobs.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, aColleague, eventsOf, lettersIn, stateOf, unconditional } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const night = (moment: string) => systemContext(test$.db, new Date(moment))

describe('markOverdue', () => {
  test.each([
    ['2026-12-18T23:59:59Z', 'submitted', 'on the last second of the last day'],
    ['2026-12-19T00:00:00Z', 'overdue', 'from the first second after it'],
  ])('at %s a choice sent on 20 November is %s: %s', async (moment, expected) => {
    const { db } = test$
    const choice = await aChoice(db)

    await markOverdue(night(moment))

    expect(await stateOf(db, choice.id)).toBe(expected)
  })

  test('tells the learner, the provider and the tutor, once, and leaves one event', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await aColleague(db, choice.providerId)
    await aColleague(db, choice.town.schoolId, 'tutor', '11A')

    await markOverdue(night('2026-12-19T02:15:00Z'))
    await markOverdue(night('2026-12-20T02:15:00Z'))
    await drainJobs(db, new Date('2026-12-20T03:00:00Z'))

    expect(await eventsOf(db, choice.id)).toEqual(['choice.added', 'choice.ran-out-of-time'])
    const letters = (await lettersIn(db)).filter(({ template }) => template === 'ChoiceOverdue')
    expect(letters).toHaveLength(3)
    expect(letters.map(({ subject }) => subject)).toContain('Riverside College has not answered yet')
  })

  test('frees the place on the list, keeps the mark, and lets the provider still answer', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await markOverdue(night('2026-12-19T02:15:00Z'))

    await makeOffer(choice.officer, choice.id, unconditional)

    const row = await db
      .selectFrom('choice')
      .select(['state', 'isLate'])
      .where('id', '=', choice.id)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ state: 'offer', isLate: true })
  })

  test.each(choiceStates.filter((state) => !statesWith('clockRuns').includes(state)))(
    'leaves a choice that is %s',
    async (state) => {
      const { db } = test$
      const choice = await aChoice(db)
      await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()

      expect(await markOverdue(night('2027-02-01T02:15:00Z'))).toBe(0)
      expect(await stateOf(db, choice.id)).toBe(state)
    },
  )
})

describe('chaseProviders', () => {
  test.each([
    ['2026-12-03T07:15:00Z', 0],
    ['2026-12-04T07:15:00Z', 1],
    ['2026-12-05T07:15:00Z', 0],
    ['2026-12-07T07:15:00Z', 0],
  ])('at %s writes %i letter about what was sent on 20 November', async (moment, expected) => {
    const { db } = test$
    const choice = await aChoice(db)
    await aColleague(db, choice.providerId)

    await chaseProviders(night(moment))
    await chaseProviders(night(moment))

    const letters = (await lettersIn(db)).filter(({ template }) => template === 'AnswerDueSoon')
    expect(letters).toHaveLength(expected)
  })
})
