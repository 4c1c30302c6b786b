import { describe, expect, test } from 'vitest'
import { decideSetting } from '~/domain/areas/area.commands.server'
import { endSilence } from '~/domain/clocks/silence.commands.server'
import { giveFeedback, haveNoFeedback } from '~/domain/endings/feedback.commands.server'
import { findChoiceToAnswer } from '~/domain/offers/own-choice.queries.server'
import { queueQuestion } from '~/domain/queues/queue'
import { findQueue } from '~/domain/queues/queue.queries.server'
import { systemContext, type Context } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, anOfficerAt, aProvider, countEvents, eventsOf, FRIDAY, stateOf } from '#tests/support/admissions'
import { lettersOf } from '#tests/support/cancellations'
import { racingDatabase, testDatabase } from '#tests/support/database'
import { aReason } from '#tests/support/tracking'

const test$ = testDatabase()
const LATE = new Date('2027-10-05T09:00:00Z')
const at = (ctx: Context): Context => ({ ...ctx, now: LATE })

/** An application that the clock has ended, because no answer came. */
async function anEnded(db = test$.db) {
  const choice = await aChoice(db)
  await drainJobs(db, FRIDAY)
  await decideSetting(systemContext(db, LATE), choice.town.areaId, 'endsSilence', true)
  await endSilence(systemContext(db, LATE))
  const reasons = [await aReason(db, 'rejection', 'course-full')]
  return { ...choice, officer: at(choice.officer), given: { reasons, details: {}, message: 'Please try again.' } }
}

const inFeedback = async (officer: Context) =>
  (await findQueue(officer, queueQuestion.parse({ group: 'feedback' }))).rows.map(({ id }) => id)

describe('feedback after silence', () => {
  test('is owed from the ending on, and the choice leaves the group once it is given', async () => {
    const { db } = test$
    const ended = await anEnded()
    expect(await stateOf(db, ended.id)).toBe('ended_no_reply')
    expect(await inFeedback(ended.officer)).toEqual([ended.id])

    await giveFeedback(ended.officer, ended.id, ended.given)

    expect(await inFeedback(ended.officer)).toEqual([])
    expect((await eventsOf(db, ended.id)).at(-1)).toBe('feedback.given')
  })

  test('is read by the learner in the words of the list, on paper and on the page', async () => {
    const { db } = test$
    const ended = await anEnded()
    await giveFeedback(ended.officer, ended.id, ended.given)
    await drainJobs(db, LATE)

    const { rejection } = await findChoiceToAnswer(at(ended.learner), ended.id)
    expect(rejection).toMatchObject({ message: 'Please try again.' })
    expect(rejection?.reasons).toHaveLength(1)
    const [letter] = await lettersOf(db, 'FeedbackGiven')
    expect(letter?.body.replace(/\s+/g, ' ')).toContain(rejection?.reasons[0] ?? 'no reason')
  })

  test('may be none: who said so and when is kept, and no letter goes', async () => {
    const { db } = test$
    const ended = await anEnded()

    await haveNoFeedback(ended.officer, ended.id, {})
    await drainJobs(db, LATE)

    expect(await inFeedback(ended.officer)).toEqual([])
    expect((await eventsOf(db, ended.id)).at(-1)).toBe('feedback.none')
    expect(await db.selectFrom('feedback').select(['isNone', 'givenAt']).execute()).toEqual([
      { isNone: true, givenAt: LATE },
    ])
    expect(await lettersOf(db, 'FeedbackGiven')).toEqual([])
    expect((await findChoiceToAnswer(at(ended.learner), ended.id)).rejection).toBeNull()
  })

  test('is given once, with a reason of the list, and for nothing but silence', async () => {
    const { db } = test$
    const ended = await anEnded()
    const unknown = { ...ended.given, reasons: [ended.id] }
    await expect(giveFeedback(ended.officer, ended.id, unknown)).rejects.toMatchObject({ code: 'unknown-reason' })
    await giveFeedback(ended.officer, ended.id, ended.given)
    const events = await countEvents(db)

    await expect(haveNoFeedback(ended.officer, ended.id, {})).rejects.toMatchObject({ code: 'given-already' })
    const other = await aChoice(db)
    await expect(giveFeedback(other.officer, other.id, ended.given)).rejects.toMatchObject({ code: 'not-from-here' })
    expect(await countEvents(db)).toBeGreaterThanOrEqual(events)
  })

  test('is hidden from another provider, and not for the learner', async () => {
    const ended = await anEnded()
    const other = anOfficerAt(test$.db, await aProvider(test$.db, ended.town, { name: 'Lakeside College' }), ended.town)

    await expect(haveNoFeedback(other, ended.id, {})).rejects.toThrow(NotFound)
    await expect(haveNoFeedback(ended.learner, ended.id, {})).rejects.toThrow(NotAllowed)
  })
})

describe('two colleagues at once', () => {
  const race$ = racingDatabase()

  test('tell the learner once', async () => {
    const ended = await anEnded(race$.db)
    const both = [1, 2, 3].map(() => giveFeedback(ended.officer, ended.id, ended.given))

    expect((await Promise.allSettled(both)).filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})
