import { describe, expect, test } from 'vitest'
import { canMove } from '~/domain/applications/choice'
import { choiceStates } from '~/domain/applications/choice.states'
import { applyAgain } from '~/domain/applications/choice.commands.server'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { acceptFirm } from '~/domain/offers/reply.commands.server'
import { newestOffer } from '~/domain/offers/offer.queries.server'
import { revertRejection } from '~/domain/reversals/revert.commands.server'
import { addToWaitingList } from '~/domain/waiting-lists/waiting-list.commands.server'
import { closeExpiredWaits } from '~/domain/waiting-lists/close-waiting-list.commands.server'
import { systemContext, type Context } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  anOfficerAt,
  aProvider,
  conditional,
  countEvents,
  eventsOf,
  FRIDAY,
  lettersIn,
  stateOf,
  unconditional,
  type ChoiceWithAll,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const after = (days: number) => new Date(FRIDAY.getTime() + days * 86_400_000)

async function aRejected(given: Parameters<typeof aChoice>[1] = {}) {
  const choice = await aChoice(test$.db, given)
  await rejectChoice(choice.officer, choice.id, await full())
  return choice
}

async function full() {
  const found = test$.db.selectFrom('reason').select('id').where('list', '=', 'rejection')
  const { id } = await found.where('code', '=', 'course-full').executeTakeFirstOrThrow()
  return { reasons: [id], details: {}, message: '' }
}

const later = (ctx: Context, days: number): Context => ({ ...ctx, now: after(days) })

describe('revertRejection', () => {
  test('makes an offer with its conditions and new time to reply, and keeps the rejection on the record', async () => {
    const { db } = test$
    const choice = await aRejected()

    const { replyBy } = await revertRejection(later(choice.officer, 3), choice.id, conditional)

    expect(await stateOf(db, choice.id)).toBe('offer')
    expect(replyBy).toBe('2026-12-07')
    expect(await newestOffer(choice.learner, choice.id)).toMatchObject({ kind: 'conditional', replyBy, endedAt: null })
    expect(await eventsOf(db, choice.id)).toEqual(['choice.added', 'choice.rejected', 'rejection.reverted'])
  })

  test('writes to the learner once, kindly, with the conditions and the day', async () => {
    const { db } = test$
    const choice = await aRejected()
    await drainJobs(db, FRIDAY)

    await revertRejection(choice.officer, choice.id, conditional)
    await drainJobs(db, FRIDAY)
    await drainJobs(db, FRIDAY)

    const letters = (await lettersIn(db)).filter(({ template }) => template === 'RejectionReverted')
    expect(letters).toHaveLength(1)
    expect(letters[0]?.body).toContain('Now they offer you a place on Engineering after all')
    expect(letters[0]?.body).toContain('Mathematics: grade 5 or better')
    expect(letters[0]?.body).toContain('4 December 2026')
    expect((await lettersIn(db)).map(({ template }) => template)).not.toContain('OfferMade')
  })

  test('is possible on the thirtieth day and not after', async () => {
    const choice = await aRejected()

    const late = revertRejection(later(choice.officer, 31), choice.id, unconditional)
    await expect(late).rejects.toMatchObject({ code: 'too-late' })
    await expect(revertRejection(later(choice.officer, 30), choice.id, unconditional)).resolves.toBeDefined()
  })

  test('is not possible where a clock ended the wait', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await addToWaitingList(choice.officer, choice.id, { expiresOn: '2026-11-27' })
    await closeExpiredWaits(systemContext(db, after(8)))
    expect(await stateOf(db, choice.id)).toBe('rejected')

    const attempt = revertRejection(later(choice.officer, 9), choice.id, unconditional)

    await expect(attempt).rejects.toMatchObject({ code: 'ended-by-clock' })
  })

  test('is not possible once the learner has a place elsewhere, and says no more than that', async () => {
    const { db } = test$
    const choice = await aRejected()
    await aChoice(db, { town: choice.town, learnerId: choice.learnerId, state: 'accepted_conditional' })

    const attempt = revertRejection(choice.officer, choice.id, unconditional)

    const sentence = 'The learner has taken a place elsewhere since.'
    await expect(attempt).rejects.toMatchObject({ code: 'placed-elsewhere', sentence })
  })

  test('is not possible once the learner has applied for it again, nor when the year is closed', async () => {
    const { db } = test$
    const again = await aRejected()
    await applyAgain(again.learner, again.id)
    const attempt = revertRejection(again.officer, again.id, unconditional)
    await expect(attempt).rejects.toMatchObject({ code: 'applied-again' })

    const closed = await aRejected()
    await db.updateTable('cycle').set({ closedAt: FRIDAY }).where('id', '=', closed.town.cycleId).execute()
    const over = revertRejection(closed.officer, closed.id, unconditional)
    await expect(over).rejects.toMatchObject({ code: 'cycle-closed' })
  })

  test('keeps to what the law and the area allow, as any offer', async () => {
    const choice = await aRejected({ kind: 'school' })
    const interview = { kind: 'interview' as const, subject: null, grade: null, text: 'Come to an interview.' }

    const attempt = revertRejection(choice.officer, choice.id, { ...conditional, conditions: [interview] })

    await expect(attempt).rejects.toMatchObject({ code: 'condition-not-lawful' })
  })

  test.each(
    choiceStates.filter(
      (state) => !canMove(state, 'revertRejection') && !['draft', 'with_school', 'not_sent'].includes(state),
    ),
  )('refuses a choice that is %s', async (state) => {
    const { db } = test$
    const choice = await aChoice(db)
    await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()
    const before = await countEvents(db)

    const attempt = revertRejection(choice.officer, choice.id, unconditional)

    await expect(attempt).rejects.toMatchObject({ code: 'not-from-here' })
    expect(await countEvents(db)).toBe(before)
  })

  test('is hidden from another provider, and not for the learner', async () => {
    const { db } = test$
    const choice = await aRejected()
    const elsewhere = anOfficerAt(db, await aProvider(db, choice.town, { name: 'Lakeside College' }), choice.town)

    await expect(revertRejection(elsewhere, choice.id, unconditional)).rejects.toThrow(NotFound)
    await expect(revertRejection(choice.learner, choice.id, unconditional)).rejects.toThrow(NotAllowed)
  })
})

test('an offer after all takes the last place, or is refused when another has it', async () => {
  const { db } = test$
  const first = await aRejected({ run: { places: 1, hasHardLimit: true } })
  const second = await onSameRun(first)
  await makeOffer(second.officer, second.id, unconditional)

  const attempt = revertRejection(first.officer, first.id, unconditional)

  await expect(attempt).rejects.toMatchObject({ code: 'no-place-left' })
  expect(await stateOf(db, first.id)).toBe('rejected')
})

async function onSameRun(first: ChoiceWithAll) {
  const second = await aChoice(test$.db, { town: first.town, providerId: first.providerId })
  await test$.db.updateTable('choice').set({ courseRunId: first.runId }).where('id', '=', second.id).execute()
  return second
}

test('a place taken here and then given a no is no reason: the offer after all can be accepted', async () => {
  const choice = await aRejected()
  await revertRejection(choice.officer, choice.id, unconditional)

  await acceptFirm(choice.learner, choice.id)

  expect(await stateOf(test$.db, choice.id)).toBe('place_confirmed')
})
