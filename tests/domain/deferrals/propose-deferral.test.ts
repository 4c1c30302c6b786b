import { describe, expect, test } from 'vitest'
import { deferPlace } from '~/domain/deferrals/deferral.commands.server'
import { lapseProposals, proposeDeferral, refuseDeferral } from '~/domain/deferrals/proposal.commands.server'
import { findProposal } from '~/domain/deferrals/proposal.queries.server'
import { findStatus } from '~/domain/offers/status.queries.server'
import { nextStep } from '~/domain/offers/status.words'
import '~/jobs'
import { systemContext } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, aColleague, anOfficerAt, aProvider, eventsOf, FRIDAY, stateOf } from '#tests/support/admissions'
import { lettersOf } from '#tests/support/cancellations'
import { aStartOfNextYear } from '#tests/support/deferrals'
import { racingDatabase, testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()

async function anAsked(message = 'Would next year suit you?') {
  const { db } = test$
  const choice = await aChoice(db, { state: 'place_confirmed' })
  await aColleague(db, choice.providerId)
  const to = await aStartOfNextYear(db, choice.runId)
  const { id } = await proposeDeferral(choice.officer, choice.id, { to, message })
  return { ...choice, to, proposal: id }
}

describe('proposeDeferral', () => {
  test('moves nothing: the learner is asked, with the day and what each answer does', async () => {
    const { db } = test$
    const asked = await anAsked()
    await drainJobs(db, FRIDAY)

    expect(await stateOf(db, asked.id)).toBe('place_confirmed')
    expect((await eventsOf(db, asked.id)).at(-1)).toBe('deferral.proposed')
    const [letter] = await lettersOf(db, 'DeferralProposed')
    for (const words of ['4 September 2028', 'by 4 December 2026', 'Would next year suit you?', 'nothing changes'])
      expect(letter?.body.replace(/\s+/g, ' ')).toContain(words)
  })

  test('stands on the learner’s own pages as something to do', async () => {
    const asked = await anAsked()

    const [choice] = (await findStatus(asked.learner, asked.learnerId)).choices
    expect(choice?.mayWaitBy).toBe('2026-12-04')
    const facts = { provider: 'Riverside College', answerBy: null, replyBy: null, startsOn: null }
    expect(nextStep('place_confirmed', { ...facts, mayWaitBy: '2026-12-04' })).toEqual({
      turn: 'you',
      what: 'Riverside College asks: may your place wait until next year?',
      by: '2026-12-04',
      ifNothing: 'If you do not answer, your place stays as it is.',
    })
    expect(await findProposal(asked.learner, asked.id)).toMatchObject({ start: '4 September 2028' })
  })

  test('asked anew takes the place of the question before, and the old one can no longer be answered', async () => {
    const { db } = test$
    const asked = await anAsked()
    const { id } = await proposeDeferral(asked.officer, asked.id, { to: asked.to, message: '' })

    await expect(deferPlace(asked.learner, asked.id, { proposal: asked.proposal })).rejects.toMatchObject({
      code: 'asked-anew',
    })
    await deferPlace(asked.learner, asked.id, { proposal: id })
    expect(await stateOf(db, asked.id)).toBe('deferred')
  })

  test('is hidden from another provider, and not for the learner', async () => {
    const { db } = test$
    const { to, ...choice } = await anAsked()
    const other = anOfficerAt(db, await aProvider(db, choice.town, { name: 'Lakeside College' }), choice.town)

    await expect(proposeDeferral(other, choice.id, { to, message: '' })).rejects.toThrow(NotFound)
    await expect(proposeDeferral(choice.learner, choice.id, { to, message: '' })).rejects.toThrow(NotAllowed)
  })
})

describe('the answer', () => {
  test('yes moves the place, and the provider is told', async () => {
    const { db } = test$
    const asked = await anAsked()

    await deferPlace(asked.learner, asked.id, { proposal: asked.proposal })
    await drainJobs(db, FRIDAY)

    expect(await stateOf(db, asked.id)).toBe('deferred')
    const [told] = await lettersOf(db, 'DeferralAnswered')
    expect(told?.subject).toBe('A learner waits a year, as you asked')
    expect(await lettersOf(db, 'PlaceDeferred')).toHaveLength(1)
  })

  test('no leaves everything as it is, and cannot be said twice', async () => {
    const { db } = test$
    const asked = await anAsked()

    await refuseDeferral(asked.learner, asked.id, { proposal: asked.proposal })
    await drainJobs(db, FRIDAY)

    expect(await stateOf(db, asked.id)).toBe('place_confirmed')
    expect((await eventsOf(db, asked.id)).at(-1)).toBe('deferral.refused')
    expect((await lettersOf(db, 'DeferralAnswered'))[0]?.subject).toBe('A learner does not want to wait a year')
    await expect(refuseDeferral(asked.learner, asked.id, {})).rejects.toMatchObject({ code: 'no-question' })
    await expect(deferPlace(asked.learner, asked.id, {})).rejects.toMatchObject({ code: 'no-question' })
  })

  test('a tutor may give it for a learner who cannot, and the learner is told', async () => {
    const { db } = test$
    const asked = await anAsked()
    const tutor = await aStaffContext(db, asked.town.schoolId, asked.town, 'tutor', { form: '11A' })

    await deferPlace(tutor, asked.id, { proposal: asked.proposal })
    await drainJobs(db, FRIDAY)

    expect(await stateOf(db, asked.id)).toBe('deferred')
    expect(await lettersOf(db, 'DoneForYou')).toHaveLength(1)
  })
})

describe('the clock', () => {
  test('lets the question go after its last day, once; the place stays', async () => {
    const { db } = test$
    const asked = await anAsked()
    const night = (day: string) => lapseProposals(systemContext(db, new Date(`${day}T02:10:00Z`)))

    expect(await night('2026-12-04')).toBe(0)
    expect(await night('2026-12-05')).toBe(1)
    expect(await night('2026-12-06')).toBe(0)
    await drainJobs(db, FRIDAY)

    expect(await stateOf(db, asked.id)).toBe('place_confirmed')
    expect((await eventsOf(db, asked.id)).at(-1)).toBe('deferral.lapsed')
    expect((await lettersOf(db, 'DeferralAnswered'))[0]?.subject).toBe(
      'No answer came to your question about next year',
    )
  })

  test('says nothing where the place is gone meanwhile', async () => {
    const { db } = test$
    const asked = await anAsked()
    await db.updateTable('choice').set({ state: 'withdrawn' }).where('id', '=', asked.id).execute()

    await lapseProposals(systemContext(db, new Date('2026-12-07T02:10:00Z')))

    expect((await eventsOf(db, asked.id)).at(-1)).toBe('deferral.proposed')
    expect(await db.selectFrom('deferralProposal').select('outcome').execute()).toEqual([{ outcome: 'overtaken' }])
  })
})

describe('a yes and a no at once', () => {
  const race$ = racingDatabase()

  test('one of them counts', async () => {
    const { db } = race$
    const choice = await aChoice(db, { state: 'place_confirmed' })
    const to = await aStartOfNextYear(db, choice.runId)
    await proposeDeferral(choice.officer, choice.id, { to, message: '' })

    const done = await Promise.allSettled([
      deferPlace(choice.learner, choice.id, {}),
      refuseDeferral(choice.learner, choice.id, {}),
      deferPlace(choice.learner, choice.id, {}),
    ])

    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})
