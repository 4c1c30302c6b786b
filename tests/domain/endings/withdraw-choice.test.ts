import { describe, expect, test } from 'vitest'
import { canMove } from '~/domain/applications/choice'
import { choiceStates } from '~/domain/applications/choice.states'
import { withdrawChoice } from '~/domain/endings/withdrawal.commands.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { afterAnAnswer } from '~/domain/offers/reply-clock.jobs.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs, react } from '~/kit/jobs.server'
import {
  aChoice,
  aColleague,
  aLearner,
  countEvents,
  eventsOf,
  FRIDAY,
  lettersIn,
  stateOf,
  theLearner,
  unconditional,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
react('choice.withdrawn', afterAnAnswer)

const reasonId = async (code: string) => {
  const found = test$.db.selectFrom('reason').select('id').where('list', '=', 'withdrawal').where('code', '=', code)
  return (await found.executeTakeFirstOrThrow()).id
}

describe('withdrawChoice', () => {
  test('keeps the reason, and leaves one event', async () => {
    const { db } = test$
    const choice = await aChoice(db)

    await withdrawChoice(choice.learner, choice.id, { reason: await reasonId('too-far'), detail: 'Two buses' })

    expect(await stateOf(db, choice.id)).toBe('withdrawn')
    expect(await eventsOf(db, choice.id)).toEqual(['choice.added', 'choice.withdrawn'])
    const kept = await db.selectFrom('withdrawal').select(['detail', 'withdrawnAt']).executeTakeFirstOrThrow()
    expect(kept).toEqual({ detail: 'Two buses', withdrawnAt: FRIDAY })
  })

  test.each([
    ['too-far', 'Reason: Travel'],
    ['health', 'was withdrawn.'],
  ])('with the reason %s the provider reads no more than may be shared', async (code, words) => {
    const { db } = test$
    const choice = await aChoice(db)
    await aColleague(db, choice.providerId)
    await withdrawChoice(choice.learner, choice.id, { reason: await reasonId(code), detail: 'My own words' })

    await drainJobs(db, FRIDAY)

    const letter = (await lettersIn(db)).find(({ template }) => template === 'ChoiceWithdrawn')
    expect(letter?.body).toContain(words)
    expect(letter?.body).not.toMatch(/My own words|health|Amina/)
  })

  test('ends the offer that stood, and starts the clock of the others when no answer is awaited any more', async () => {
    const { db } = test$
    const offered = await aChoice(db)
    const pending = await aChoice(db, { town: offered.town, learnerId: offered.learnerId })
    await makeOffer(offered.officer, offered.id, unconditional)

    await withdrawChoice(offered.learner, pending.id, { reason: await reasonId('changed-mind'), detail: '' })
    await drainJobs(db, FRIDAY)

    const offer = await db.selectFrom('offer').select('replyBy').executeTakeFirstOrThrow()
    expect(offer.replyBy).toBe('2026-12-04')
    expect((await lettersIn(db)).map(({ template }) => template)).toContain('ReplyDateSet')
  })

  test('refuses without a reason of the list, or without words where it needs them', async () => {
    const choice = await aChoice(test$.db)

    await expect(withdrawChoice(choice.learner, choice.id, { reason: choice.id, detail: '' })).rejects.toMatchObject({
      code: 'unknown-reason',
    })
    const other = withdrawChoice(choice.learner, choice.id, { reason: await reasonId('other'), detail: '' })
    await expect(other).rejects.toMatchObject({ code: 'needs-detail' })
    const system = withdrawChoice(choice.learner, choice.id, {
      reason: await reasonId('took-another-place'),
      detail: '',
    })
    await expect(system).rejects.toMatchObject({ code: 'unknown-reason' })
  })

  test.each(choiceStates.filter((state) => !canMove(state, 'withdraw')))(
    'refuses a choice that is %s',
    async (state) => {
      const { db } = test$
      const choice = await aChoice(db, { state: 'draft' })
      await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()
      const before = await countEvents(db)

      const attempt = withdrawChoice(choice.learner, choice.id, { reason: await reasonId('too-far'), detail: '' })

      await expect(attempt).rejects.toMatchObject({ code: 'not-from-here' })
      expect(await countEvents(db)).toBe(before)
    },
  )

  test('is hidden from another learner, and not for the provider', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const other = theLearner(db, await aLearner(db, choice.town), choice.town)
    const withdrawal = { reason: await reasonId('too-far'), detail: '' }

    await expect(withdrawChoice(other, choice.id, withdrawal)).rejects.toThrow(NotFound)
    await expect(withdrawChoice(choice.officer, choice.id, withdrawal)).rejects.toThrow(NotAllowed)
  })
})
