import { describe, expect, test } from 'vitest'
import { canMove } from '~/domain/applications/choice'
import { choiceStates } from '~/domain/applications/choice.states'
import { findOwnChoice } from '~/domain/applications/choice.queries.server'
import { closeCycles } from '~/domain/clocks/cycle-close.commands.server'
import { openCycle } from '~/domain/cycles/cycle.commands.server'
import { deferPlace, reinstatePlace } from '~/domain/deferrals/deferral.commands.server'
import { proposeDeferral } from '~/domain/deferrals/proposal.commands.server'
import { remindOfDeferrals } from '~/domain/deferrals/deferral-reminder.jobs.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { placesTaken } from '~/domain/offers/offer.queries.server'
import { withdrawChoice } from '~/domain/endings/withdrawal.commands.server'
import { findStatus } from '~/domain/offers/status.queries.server'
import { nextStep } from '~/domain/offers/status.words'
import { impossibleStates } from '~/jobs'
import { systemContext, type Context } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  aColleague,
  aCourseRun,
  aLearner,
  conditional,
  countEvents,
  eventsOf,
  FRIDAY,
  stateOf,
  theLearner,
  unconditional,
} from '#tests/support/admissions'
import { lettersOf, onSameRun, reasonOf } from '#tests/support/cancellations'
import { aProposal, aStartOfNextYear, keepForNextYear } from '#tests/support/deferrals'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const SEPTEMBER = new Date('2027-09-01T09:00:00Z')
const at = (ctx: Context, now: Date): Context => ({ ...ctx, now })

async function aKept(given: Parameters<typeof aChoice>[1] = {}, places = {}) {
  const choice = await aChoice(test$.db, { state: 'place_confirmed', ...given })
  const to = await aStartOfNextYear(test$.db, choice.runId, { status: 'draft', ...places })
  await keepForNextYear(choice, to, 'Enjoy your year.')
  return { ...choice, to }
}

describe('deferPlace', () => {
  test.each(['offer', 'accepted_conditional', 'place_confirmed'] as const)(
    'keeps one that is %s for the next year, and frees the place of this year',
    async (state) => {
      const { db } = test$
      const choice = await aChoice(db, { state })
      const to = await aStartOfNextYear(db, choice.runId)

      await keepForNextYear(choice, to)

      expect(await stateOf(db, choice.id)).toBe('deferred')
      expect((await eventsOf(db, choice.id)).at(-1)).toBe('choice.deferred')
      expect(await placesTaken(systemContext(db, FRIDAY), choice.runId)).toBe(0)
      expect(await placesTaken(systemContext(db, FRIDAY), to)).toBe(0)
      const row = await db.selectFrom('deferral').selectAll().executeTakeFirstOrThrow()
      expect(row).toMatchObject({ beforeState: state, fromRunId: choice.runId, toRunId: to, confirmFrom: '2027-09-01' })
    },
  )

  test('tells the learner once what was agreed, what happens next, and what to do if it is wrong', async () => {
    const { db } = test$
    const kept = await aKept()
    await drainJobs(db, FRIDAY)

    const letters = await lettersOf(db, 'PlaceDeferred')
    expect(letters).toHaveLength(1)
    for (const words of [
      '4 September 2028',
      'agreed to this on 20 November 2026',
      'From 1 September 2027',
      'If you did not agree',
    ]) {
      expect(letters[0]?.body).toContain(words)
    }
    const { state, startsOn, providerName: provider } = await findOwnChoice(kept.learner, kept.id)
    const step = nextStep(state, { provider, startsOn, answerBy: null, replyBy: null })
    expect(step.what).toBe('Your place is kept for next year. It starts on 4 September 2028.')
    expect(step.ifNothing).toContain('confirms it again')
  })

  test('refuses a start that is not of next year, one that was cancelled since, and one chosen already', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'place_confirmed' })
    const to = await aStartOfNextYear(db, choice.runId)
    const ask = (start: string) => proposeDeferral(choice.officer, choice.id, { to: start, message: '' })

    await expect(ask(choice.runId)).rejects.toMatchObject({ code: 'no-such-start', field: 'to' })
    const ofAnotherCourse = await aCourseRun(db, choice.providerId, { startsOn: '2028-09-04' })
    await expect(ask(ofAnotherCourse)).rejects.toMatchObject({ code: 'no-such-start' })
    await ask(to)
    await db.updateTable('courseRun').set({ cancelledAt: FRIDAY }).where('id', '=', to).execute()
    await expect(deferPlace(choice.learner, choice.id, {})).rejects.toMatchObject({ code: 'no-such-start' })
  })

  test.each(
    choiceStates.filter((state) => !canMove(state, 'defer') && !['draft', 'with_school', 'not_sent'].includes(state)),
  )('refuses a choice that is %s', async (state) => {
    const { db } = test$
    const choice = await aChoice(db)
    await aProposal(db, choice, await aStartOfNextYear(db, choice.runId))
    await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()
    const before = await countEvents(db)

    await expect(deferPlace(choice.learner, choice.id, {})).rejects.toMatchObject({ code: 'not-from-here' })
    expect(await countEvents(db)).toBe(before)
  })

  test('is hidden from another learner, and not for the provider', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'place_confirmed' })
    await aProposal(db, choice, await aStartOfNextYear(db, choice.runId))
    const other = theLearner(db, await aLearner(db, choice.town, { givenNames: 'Joel' }), choice.town)

    await expect(deferPlace(other, choice.id, {})).rejects.toThrow(NotFound)
    await expect(deferPlace(choice.officer, choice.id, {})).rejects.toThrow(NotAllowed)
  })
})

describe('the close of the cycle', () => {
  test('leaves a kept place, and the next year finds it at the top of the queue and confirms it', async () => {
    const { db } = test$
    const kept = await aKept({ state: 'accepted_conditional' })
    await openCycle(systemContext(db, SEPTEMBER), kept.town.areaId, 2027)
    await closeCycles(systemContext(db, new Date('2027-11-02T00:20:00Z')))
    expect(await stateOf(db, kept.id)).toBe('deferred')

    // The learner finds it beside the choices of the new year.
    const november2027 = new Date('2027-11-03T09:00:00Z')
    const { kept: shown, choices } = await findStatus(at(kept.learner, november2027), kept.learnerId)
    expect(shown).toMatchObject([{ id: kept.id, state: 'deferred', startsOn: '2028-09-04' }])
    expect(choices).toEqual([])

    const november = at(kept.officer, november2027)
    expect(await reinstatePlace(november, kept.id, { to: kept.to })).toBe('accepted_conditional')
  })
})

describe('reinstatePlace', () => {
  test.each([
    ['accepted_conditional', 'accepted_conditional'],
    ['place_confirmed', 'place_confirmed'],
    ['offer', 'accepted_conditional'],
  ] as const)('makes what was %s before into %s, and counts it once, in the new year', async (state, after) => {
    const { db } = test$
    const kept = await aKept({ state })

    expect(await reinstatePlace(at(kept.officer, SEPTEMBER), kept.id, { to: kept.to })).toBe(after)

    expect((await eventsOf(db, kept.id)).at(-1)).toBe('choice.reinstated')
    expect(await placesTaken(systemContext(db, SEPTEMBER), kept.runId)).toBe(0)
    expect(await placesTaken(systemContext(db, SEPTEMBER), kept.to)).toBe(1)
    await drainJobs(db, SEPTEMBER)
    const [letter] = await lettersOf(db, 'PlaceReinstated')
    expect(letter?.body).toContain(
      after === 'place_confirmed' ? 'The place is sure.' : 'Mathematics: grade 5 or better',
    )
    for (const check of impossibleStates) expect(await check.find(systemContext(db, SEPTEMBER), 5)).toEqual([])
  })

  test('waits for the new year, happens once, and not beside another place', async () => {
    const { db } = test$
    const kept = await aKept()
    const again = (now: Date) => reinstatePlace(at(kept.officer, now), kept.id, { to: kept.to })

    const sentence = 'The place can be confirmed again from 1 September 2027.'
    await expect(again(new Date('2027-08-31T12:00:00Z'))).rejects.toMatchObject({ code: 'too-early', sentence })
    const other = await aChoice(db, { town: kept.town, learnerId: kept.learnerId, state: 'accepted_conditional' })
    await expect(again(SEPTEMBER)).rejects.toMatchObject({ code: 'placed-elsewhere' })
    await db.updateTable('choice').set({ state: 'withdrawn' }).where('id', '=', other.id).execute()
    await again(SEPTEMBER)
    await expect(again(SEPTEMBER)).rejects.toMatchObject({ code: 'not-from-here' })
  })

  test('takes no place where all are taken', async () => {
    const { db } = test$
    const kept = await aKept({}, { places: 1, hasHardLimit: true })
    const newcomer = await onSameRun(db, { ...kept, runId: kept.to })
    await makeOffer(newcomer.officer, newcomer.id, unconditional)

    const attempt = reinstatePlace(at(kept.officer, SEPTEMBER), kept.id, { to: kept.to })

    await expect(attempt).rejects.toMatchObject({ code: 'no-place-left' })
    expect(await stateOf(db, kept.id)).toBe('deferred')
  })

  test('is over where the learner has given the place back', async () => {
    const { db } = test$
    const kept = await aKept({ terms: conditional })
    await withdrawChoice(kept.learner, kept.id, { reason: await reasonOf(db, 'withdrawal', 'too-far'), detail: '' })

    const attempt = reinstatePlace(at(kept.officer, SEPTEMBER), kept.id, { to: kept.to })

    await expect(attempt).rejects.toMatchObject({ code: 'not-from-here' })
  })
})

test('a fortnight before the new year learner and provider are reminded, once each', async () => {
  const { db } = test$
  const kept = await aKept()
  await aKept({ town: kept.town, providerId: kept.providerId })
  await aColleague(db, kept.providerId)

  for (const day of ['2027-08-17', '2027-08-18', '2027-08-19', '2027-09-02']) {
    await remindOfDeferrals(systemContext(db, new Date(`${day}T07:25:00Z`)))
    const letters = await lettersOf(db, 'DeferralReminder')
    expect(letters).toHaveLength(day === '2027-08-17' ? 0 : 3)
  }

  const bodies = (await lettersOf(db, 'DeferralReminder')).map(({ body }) => body.replace(/\s+/g, ' '))
  expect(bodies.filter((body) => body.includes('You keep 2 places from last year'))).toHaveLength(1)
  expect(bodies.filter((body) => body.includes('You need not do anything'))).toHaveLength(2)
})
