import { describe, expect, test } from 'vitest'
import { canMove } from '~/domain/applications/choice'
import { choiceStates, is, type ChoiceState } from '~/domain/applications/choice.states'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { enrolLearner } from '~/domain/enrolments/enrolment.commands.server'
import { inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { lapseOffers } from '~/domain/offers/lapse.commands.server'
import { newestOffer } from '~/domain/offers/offer.queries.server'
import { declineOffer } from '~/domain/offers/reply.commands.server'
import {
  approveRestoration,
  askForRestoration,
  refuseRestorationRequest,
} from '~/domain/reversals/restoration.commands.server'
import { restorableStates, restorationRefusal, restoringEvent, statesHad } from '~/domain/reversals/restoration'
import { endedChoicesOf, findEnded, waitingRestorations } from '~/domain/reversals/restoration.queries.server'
import { withdrawChoice } from '~/domain/endings/withdrawal.commands.server'
import { impossibleStates } from '~/jobs'
import { systemContext, type Context } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, aColleague, eventsOf, FRIDAY, stateOf, type ChoiceWithAll } from '#tests/support/admissions'
import { cancelFor, lettersOf, reasonOf } from '#tests/support/cancellations'
import { testDatabase } from '#tests/support/database'
import { supportPerson, asShown } from '#tests/support/restorations'

const test$ = testDatabase()
const later = (days: number) => new Date(FRIDAY.getTime() + days * 86_400_000)

async function rejected(choice: ChoiceWithAll) {
  const reason = await reasonOf(test$.db, 'rejection', 'course-full')
  await rejectChoice(choice.officer, choice.id, { reasons: [reason], details: {}, message: '' })
  return choice
}

/** One person asks and another agrees. */
async function restore(choiceId: string, to: (typeof restorableStates)[number], now = FRIDAY) {
  const { db } = test$
  const [one, other] = [await supportPerson(db, now), await supportPerson(db, now)]
  const form = { to, ticket: 'T-2041', why: 'A slip of the pen', ...(await asShown(db, choiceId)) }
  const id = await askForRestoration(one, choiceId, form)
  await approveRestoration(other, id)
  return { one, other, id }
}

async function nothingImpossible(now = FRIDAY) {
  for (const check of impossibleStates) expect(await check.find(systemContext(test$.db, now), 5)).toEqual([])
}

describe('an ending put right', () => {
  test('goes back to the state it had, with the ticket on its record and a letter to both sides', async () => {
    const { db } = test$
    const choice = await rejected(await aChoice(db))
    await aColleague(db, choice.providerId)
    await drainJobs(db, FRIDAY)

    await restore(choice.id, 'submitted')
    await drainJobs(db, FRIDAY)

    expect(await stateOf(db, choice.id)).toBe('submitted')
    expect(await eventsOf(db, choice.id)).toEqual(['choice.added', 'choice.rejected', 'choice.restored'])
    const { particulars } = await db
      .selectFrom('auditEvent')
      .select('particulars')
      .where('action', '=', 'choice.restored')
      .executeTakeFirstOrThrow()
    expect(particulars).toMatchObject({ before: 'rejected', after: 'submitted', ticket: 'T-2041' })
    const letters = await lettersOf(db, 'ChoiceRestored')
    expect(letters.map(({ subject }) => subject).toSorted()).toEqual([
      'A mistake was put right',
      'An application is open again',
    ])
    for (const { body } of letters) expect(body).toContain('T-2041')
  })

  test('gives a provider that owes an answer again the whole time', async () => {
    const { db } = test$
    const choice = await rejected(await aChoice(db))

    await restore(choice.id, 'submitted', later(60))

    const { answerBy } = await db
      .selectFrom('choice')
      .select('answerBy')
      .where('id', '=', choice.id)
      .executeTakeFirstOrThrow()
    expect(answerBy && answerBy > '2027-02-01').toBe(true)
  })

  test('opens a declined offer again, with time to reply', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })
    await declineOffer(choice.learner, choice.id, { reason: null, detail: '' })

    await restore(choice.id, 'offer')

    expect(await newestOffer(choice.learner, choice.id)).toMatchObject({ endedAt: null, replyBy: '2026-12-04' })
    await nothingImpossible()
  })

  test('opens an offer that ran out, and a place that was withdrawn', async () => {
    const { db } = test$
    const lapsed = await aChoice(db, { state: 'offer' })
    await lapseOffers(systemContext(db, later(30)))
    await restore(lapsed.id, 'offer', later(31))
    expect(await stateOf(db, lapsed.id)).toBe('offer')

    const placed = await aChoice(db, { state: 'place_confirmed' })
    await withdrawChoice(placed.learner, placed.id, { reason: await reasonOf(db, 'withdrawal', 'too-far'), detail: '' })
    await drainJobs(db, FRIDAY)
    await restore(placed.id, 'place_confirmed')
    expect(await stateOf(db, placed.id)).toBe('place_confirmed')
    await nothingImpossible()
  })

  test('takes an enrolment back that was a mistake', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'place_confirmed' })
    await enrolLearner(choice.officer, choice.id, { startedOn: '2026-11-20', version: undefined })

    await restore(choice.id, 'place_confirmed')

    expect(await stateOf(db, choice.id)).toBe('place_confirmed')
    await nothingImpossible()
    await enrolLearner(choice.officer, choice.id, { startedOn: '2026-11-20', version: undefined })
    expect(await stateOf(db, choice.id)).toBe('enrolled')
  })

  test('brings the interview back with it while it is still to come', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const invitation = { day: '2026-12-04', time: '10:00', place: 'Main hall', message: '' }
    await inviteToInterview(choice.officer, choice.id, invitation)
    await rejected(choice)
    await drainJobs(db, FRIDAY)

    expect((await findEnded(await supportPerson(db, later(30)), choice.id)).to).toEqual(['submitted'])
    await restore(choice.id, 'interviewing')

    const interview = await db.selectFrom('interview').select('cancelledAt').executeTakeFirstOrThrow()
    expect(interview.cancelledAt).toBeNull()
    await nothingImpossible()
  })
})

describe('two people', () => {
  async function asked() {
    const { db } = test$
    const choice = await rejected(await aChoice(db))
    const one = await supportPerson(db)
    const form = { to: 'submitted' as const, ticket: 'T-1', why: 'A slip', ...(await asShown(db, choice.id)) }
    return { choice, one, form, id: await askForRestoration(one, choice.id, form) }
  }

  test('are two: who asked may not decide, and nothing moves before another has', async () => {
    const { db } = test$
    const { choice, one, id } = await asked()

    await expect(approveRestoration(one, id)).rejects.toMatchObject({ code: 'same-person' })
    await expect(refuseRestorationRequest(one, id)).rejects.toMatchObject({ code: 'same-person' })
    expect(await stateOf(db, choice.id)).toBe('rejected')
    expect(await waitingRestorations(one)).toMatchObject([{ id, ticket: 'T-1' }])
  })

  test('may disagree: the choice stays, and it can be asked again', async () => {
    const { db } = test$
    const { choice, one, form, id } = await asked()
    const other = await supportPerson(db)

    await refuseRestorationRequest(other, id)

    expect(await stateOf(db, choice.id)).toBe('rejected')
    await expect(approveRestoration(other, id)).rejects.toMatchObject({ code: 'decided-already' })
    await expect(askForRestoration(one, choice.id, form)).resolves.toBeDefined()
    await expect(askForRestoration(one, choice.id, form)).rejects.toMatchObject({ code: 'asked-already' })
  })

  test('decide on what they saw: a choice that has changed since stays', async () => {
    const { db } = test$
    const { choice, id } = await asked()
    await db.updateTable('choice').set({ version: 99 }).where('id', '=', choice.id).execute()

    const late = approveRestoration(await supportPerson(db), id)

    await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  test('come from support: nobody else sees or moves anything here', async () => {
    const { db } = test$
    const { choice, form, id } = await asked()
    const one = await supportPerson(db)
    const nobody: Context = { ...one, actor: { ...one.actor, id: null } }

    for (const ctx of [choice.learner, choice.officer]) {
      await expect(askForRestoration(ctx, choice.id, form)).rejects.toThrow(NotFound)
      await expect(approveRestoration(ctx, id)).rejects.toThrow(NotFound)
      expect(await endedChoicesOf(ctx, 'anything')).toEqual([])
      expect(await waitingRestorations(ctx)).toEqual([])
    }
    await expect(askForRestoration(nobody, choice.id, form)).rejects.toThrow(NotAllowed)
    const unknown = askForRestoration(one, choice.id, { ...form, reference: 'AAAA-AAAA' })
    await expect(unknown).rejects.toThrow(NotFound)
  })
})

describe('what cannot be put back', () => {
  test('is what was sent, into a draft again; and what was never sent, anywhere but there', async () => {
    const { db } = test$
    const sent = await rejected(await aChoice(db))
    const support = await supportPerson(db)
    expect((await findEnded(support, sent.id)).to).toEqual(['submitted'])
    const draft = await aChoice(db, { state: 'draft' })
    await db.updateTable('choice').set({ state: 'not_sent' }).where('id', '=', draft.id).execute()
    expect((await findEnded(support, draft.id)).to).toEqual(['draft'])
  })

  test('is anything after the cycle has closed', async () => {
    const { db } = test$
    const choice = await rejected(await aChoice(db))
    await db.updateTable('cycle').set({ closedAt: FRIDAY }).where('id', '=', choice.town.cycleId).execute()

    await expect(restore(choice.id, 'submitted')).rejects.toMatchObject({ code: 'cycle-closed' })
  })

  test('is a state it never had, and what still goes on', async () => {
    const { db } = test$
    const choice = await rejected(await aChoice(db))
    await expect(restore(choice.id, 'overdue')).rejects.toMatchObject({ code: 'never-had' })
    const open = await aChoice(db)
    await expect(restore(open.id, 'submitted')).rejects.toMatchObject({ code: 'never-had' })
  })

  test('is a choice on a course that was cancelled, until the course is back', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await cancelFor(db, choice)
    await drainJobs(db, FRIDAY)

    await expect(restore(choice.id, 'submitted')).rejects.toMatchObject({ code: 'course-cancelled' })

    await db.updateTable('courseRun').set({ cancelledAt: null }).where('id', '=', choice.runId).execute()
    await restore(choice.id, 'submitted')
    expect(await stateOf(db, choice.id)).toBe('submitted')
  })

  const around = {
    courseRunId: 'a',
    isCycleClosed: false,
    isCourseCancelled: false,
    isPastDeadline: false,
    others: [],
    choicesInProgress: 5,
    backups: 1,
  }
  const held = (state: ChoiceState, courseRunId = 'b') => ({ state, courseRunId })
  test.each([
    ['a second firm place', 'place_confirmed', { others: [held('accepted_conditional')] }, 'holds-firm'],
    ['a second backup', 'accepted_backup', { others: [held('accepted_backup')] }, 'backup-taken'],
    ['one too many on the list', 'submitted', { others: Array(5).fill(held('submitted')) }, 'list-full'],
    ['what was chosen again', 'submitted', { others: [held('draft', 'a')] }, 'already-chosen'],
    ['a draft after the last day', 'draft', { isPastDeadline: true }, 'past-deadline'],
    ['a wait on a full list', 'waiting_list', { others: Array(5).fill(held('submitted')) }, undefined],
  ] as const)('is %s', (_, to, more, code) => {
    const refusal = restorationRefusal(to, { ...around, letsSeveralBeHeld: false, ...more })
    expect(refusal?.code).toBe(code)
  })
})

test('every arrow of support leads to a state that has its name, and from an ending alone', () => {
  for (const from of choiceStates) {
    for (const to of restorableStates) {
      if (canMove(from, restoringEvent(to))) expect(is(from, 'terminal')).toBe(true)
    }
  }
  const events = [{ action: 'offer.made', before: 'submitted', after: null }]
  expect([...statesHad(events, { wasSent: true, wasChecked: false })]).toEqual(['submitted', 'offer'])
  expect([...statesHad([], { wasSent: false, wasChecked: true })]).toEqual(['draft', 'with_school'])
})
