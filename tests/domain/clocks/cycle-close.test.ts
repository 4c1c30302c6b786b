import { describe, expect, test } from 'vitest'
import { findSheet } from '~/domain/applications/application.queries.server'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { choiceStates, type ChoiceState } from '~/domain/applications/choice.states'
import { closeCycles } from '~/domain/clocks/cycle-close.commands.server'
import { afterAnAnswer } from '~/domain/offers/reply-clock.jobs.server'
import { openCycle } from '~/domain/cycles/cycle.commands.server'
import { systemContext } from '~/kit/context.server'
import { drainJobs, react } from '~/kit/jobs.server'
import {
  aChoice,
  aColleague,
  aCourseRun,
  aProvider,
  eventsOf,
  lettersIn,
  stateOf,
  theLearner,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
react('choice.closed-with-cycle', afterAnAnswer)
const AFTER = new Date('2027-11-01T00:20:00Z')
const night = (moment = AFTER) => systemContext(test$.db, moment)

const endings: Partial<Record<ChoiceState, ChoiceState>> = {
  draft: 'not_sent',
  with_school: 'not_sent',
  submitted: 'ended_no_reply',
  info_requested: 'ended_no_reply',
  interviewing: 'ended_no_reply',
  overdue: 'ended_no_reply',
  waiting_list: 'ended_no_reply',
  offer: 'lapsed',
}

describe('closeCycles', () => {
  test.each(choiceStates)('ends what is open and leaves what has ended: %s', async (state) => {
    const { db } = test$
    const choice = await aChoice(db)
    await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()

    await closeCycles(night())

    expect(await stateOf(db, choice.id)).toBe(endings[state] ?? state)
    const closed = (await eventsOf(db, choice.id)).filter((action) => action === 'choice.closed-with-cycle')
    expect(closed).toHaveLength(endings[state] ? 1 : 0)
  })

  test('waits for the last day to be over, and happens once', async () => {
    await aChoice(test$.db)

    expect(await closeCycles(night(new Date('2027-10-31T23:59:59Z')))).toBe(0)
    expect(await closeCycles(night())).toBe(1)
    expect(await closeCycles(night())).toBe(0)
  })

  test('tells each learner how the year went, and the coordinator in counts without a name', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await aChoice(db, { town: choice.town, state: 'place_confirmed' })
    const service = await aProvider(db, choice.town, { kind: 'service', name: 'Northbridge Connexions' })
    await aColleague(db, service, 'coordinator')

    await closeCycles(night())
    await drainJobs(db, AFTER)

    const letters = await lettersIn(db)
    const years = letters.filter(({ template }) => template === 'YourYear')
    expect(years).toHaveLength(2)
    expect(years.map(({ body }) => body).join(' ')).toContain(
      'Engineering, Riverside College: Closed without an answer',
    )
    const counts = letters.find(({ template }) => template === 'CycleClosed')?.body.replace(/\s+/g, ' ')
    expect(counts).toContain('2 learners had a course on their list')
    expect(counts).toContain('1 of them have a place')
    expect(counts).not.toContain('Amina')
  })

  test('an offer that was open stands no more', async () => {
    const { db } = test$
    await aChoice(db, { state: 'offer' })

    await closeCycles(night())
    await drainJobs(db, AFTER)

    const offer = await db.selectFrom('offer').select('endedAt').executeTakeFirstOrThrow()
    expect(offer.endedAt).not.toBeNull()
  })

  test('the next year’s form starts with what was written, to be looked at again, and without a choice', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await closeCycles(night())
    await openCycle(night(), choice.town.areaId, 2027)
    const nextYear = theLearner(db, choice.learnerId, choice.town, AFTER)

    const before = await findSheet(nextYear, choice.learnerId)
    expect(before.application).toBeNull()
    expect(before.choices).toEqual([])
    expect(before.saved.find(({ section }) => section === 'statement')).toMatchObject({
      isCompleted: false,
      answers: { statement: 'mark-of-statement' },
    })
    await addChoice(nextYear, choice.learnerId, await aCourseRun(db, choice.providerId, { startsOn: '2028-09-04' }))

    const after = await findSheet(nextYear, choice.learnerId)
    expect(after.choices).toHaveLength(1)
    expect(after.saved.map(({ answers }) => answers)).toEqual(before.saved.map(({ answers }) => answers))
  })
})
