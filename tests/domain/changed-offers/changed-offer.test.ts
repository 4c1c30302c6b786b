import { describe, expect, test } from 'vitest'
import '~/jobs'
import { canMove } from '~/domain/applications/choice'
import { choiceStates } from '~/domain/applications/choice.states'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { changeOffer, offerAgain, offerOtherCourse, reopenOffer } from '~/domain/changed-offers/change.commands.server'
import { eventOf, type Change, type ChangedTerms } from '~/domain/changed-offers/changed-offer'
import { findOfferToReopen } from '~/domain/changed-offers/changed-offer.queries.server'
import { lapseOffers } from '~/domain/offers/lapse.commands.server'
import { withdrawOffer } from '~/domain/offers/offer.commands.server'
import { newestOffer, placesTaken } from '~/domain/offers/offer.queries.server'
import { acceptFirm } from '~/domain/offers/reply.commands.server'
import { findChoiceToAnswer } from '~/domain/offers/own-choice.queries.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  aCourseRun,
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
import { aChoiceInState, aReason, refusalFrom } from '#tests/support/tracking'

const test$ = testDatabase()
const minutesOn = (minutes: number) => new Date(FRIDAY.getTime() + minutes * 60_000)
const easier = ({ runId }: ChoiceWithAll): ChangedTerms => ({
  ...conditional,
  conditions: conditional.conditions.slice(0, 1),
  run: runId,
})
const deeds: Record<Change, (choice: ChoiceWithAll, terms: ChangedTerms) => Promise<{ replyBy: string | null }>> = {
  changed: ({ officer, id }, terms) => changeOffer(officer, id, terms),
  again: ({ officer, id }, terms) => offerAgain(officer, id, terms),
  reopened: ({ officer, id }) => reopenOffer(officer, id, {}),
  'other-course': ({ officer, id }, terms) => offerOtherCourse(officer, id, terms),
}

async function aTakenBackOffer() {
  const choice = await aChoice(test$.db, { state: 'offer' })
  const reason = await aReason(test$.db, 'offer-withdrawn', 'capacity-cut')
  await withdrawOffer(choice.officer, choice.id, { reason, detail: 'Told by telephone' })
  return { ...choice, officer: { ...choice.officer, now: minutesOn(1) } }
}

async function aLapsedOffer() {
  const choice = await aChoice(test$.db, { state: 'offer' })
  const night = new Date('2026-12-05T02:00:00Z')
  await lapseOffers(systemContext(test$.db, night))
  expect(await stateOf(test$.db, choice.id)).toBe('lapsed')
  return { ...choice, officer: { ...choice.officer, now: new Date('2026-12-07T10:00:00Z') } }
}

describe('changeOffer', () => {
  test('writes what was and what is, leaves one event, and gives at least five working days', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })
    const late = { ...choice.officer, now: new Date('2026-12-03T10:00:00Z') }

    const { replyBy } = await changeOffer(late, choice.id, easier(choice))

    expect(replyBy).toBe('2026-12-10')
    const offer = await newestOffer(choice.learner, choice.id)
    expect(offer).toMatchObject({
      madeAs: 'changed',
      replyBy,
      conditions: [{ text: 'Mathematics: grade 5 or better' }],
    })
    expect(offer?.earlier?.conditions).toHaveLength(2)
    expect(await eventsOf(db, choice.id)).toEqual(['choice.added', 'offer.made', 'offer.changed'])
  })

  test('leaves the time that is left where it is longer than the shortest', async () => {
    const choice = await aChoice(test$.db, { state: 'offer' })

    expect(await changeOffer(choice.officer, choice.id, easier(choice))).toMatchObject({ replyBy: '2026-12-04' })
  })

  test('may be for another start of the provider: the first is kept, its place is free, and back is back', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })
    const run = await aCourseRun(db, choice.providerId, { title: 'Plumbing', startsOn: '2027-09-06' })

    await changeOffer(choice.officer, choice.id, { ...conditional, run })

    expect([await placesTaken(choice.officer, choice.runId), await placesTaken(choice.officer, run)]).toEqual([0, 1])
    expect(await findApplicant(choice.officer, choice.id)).toMatchObject({
      courseTitle: 'Plumbing',
      firstCourse: 'Engineering',
    })
    await changeOffer({ ...choice.officer, now: minutesOn(1) }, choice.id, { ...conditional, run: choice.runId })
    const back = await findChoiceToAnswer(choice.learner, choice.id)
    expect([back.choice.courseTitle, back.choice.firstCourse]).toEqual(['Engineering', null])
    expect(back.offer?.earlier?.courseTitle).toBe('Plumbing')
  })

  test.each([
    ['the same once more', 'same-offer', (choice: ChoiceWithAll) => ({ ...conditional, run: choice.runId })],
    [
      'the same with another message',
      'same-offer',
      (choice: ChoiceWithAll) => ({ ...conditional, message: 'Hi', run: choice.runId }),
    ],
  ] as const)('refuses %s', async (_, code, terms) => {
    const choice = await aChoice(test$.db, { state: 'offer' })

    await expect(changeOffer(choice.officer, choice.id, terms(choice))).rejects.toMatchObject({ code })
  })

  test('refuses a start of another provider, a closed one, one of another year, and a full one', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })
    const change = (run: string) => changeOffer(choice.officer, choice.id, { ...conditional, run })
    const elsewhere = await aCourseRun(db, await aProvider(db, choice.town))
    const closed = await aCourseRun(db, choice.providerId, { isOpen: false })
    const lateStart = await aCourseRun(db, choice.providerId, { startsOn: '2029-09-03' })
    const full = await aCourseRun(db, choice.providerId, { places: 0, hasHardLimit: true })

    await expect(change(elsewhere)).rejects.toThrow(NotFound)
    await expect(change(closed)).rejects.toMatchObject({ code: 'course-closed', field: 'run' })
    await expect(change(lateStart)).rejects.toMatchObject({ code: 'wrong-cycle' })
    await expect(change(full)).rejects.toMatchObject({ code: 'no-place-left' })
    expect(await eventsOf(db, choice.id)).toEqual(['choice.added', 'offer.made'])
  })

  test('refuses a start that is on the list already, and does not tell of a draft', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })
    const run = await aCourseRun(db, choice.providerId, { title: 'Plumbing' })
    await addChoice(choice.learner, choice.learnerId, run)

    const attempt = changeOffer(choice.officer, choice.id, { ...conditional, run })

    await expect(attempt).rejects.toMatchObject({ code: 'already-chosen' })
    await expect(attempt).rejects.not.toMatchObject({ sentence: expect.stringContaining('application') })
  })

  test('tells the second of two colleagues, and is not for others', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })
    const { version } = await findApplicant(choice.officer, choice.id)
    const other = anOfficerAt(db, await aProvider(db, choice.town), choice.town)

    await expect(changeOffer(other, choice.id, easier(choice))).rejects.toThrow(NotFound)
    await expect(changeOffer(choice.learner, choice.id, easier(choice))).rejects.toThrow(NotAllowed)
    await changeOffer(choice.officer, choice.id, { ...easier(choice), version })
    const second = changeOffer(choice.officer, choice.id, { ...unconditional, run: choice.runId, version })
    await expect(second).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })
})

describe('offerAgain, reopenOffer and offerOtherCourse', () => {
  test('make an offer again that was taken back, with the time of a new one', async () => {
    const choice = await aTakenBackOffer()

    const { replyBy } = await offerAgain(choice.officer, choice.id, { ...conditional, run: choice.runId })

    expect([await stateOf(test$.db, choice.id), replyBy]).toEqual(['offer', '2026-12-04'])
    expect(await eventsOf(test$.db, choice.id)).toContain('offer.made-again')
  })

  test('open one that ran out as it was, for five working days', async () => {
    const choice = await aLapsedOffer()

    const { replyBy } = await reopenOffer(choice.officer, choice.id, {})

    expect([await stateOf(test$.db, choice.id), replyBy]).toEqual(['offer', '2026-12-14'])
    expect((await newestOffer(choice.learner, choice.id))?.conditions).toHaveLength(2)
    expect(await eventsOf(test$.db, choice.id)).toContain('offer.reopened')
  })

  test('offer less while conditions are open; what was met stays met, and the learner replies again', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'accepted_conditional' })
    await db.updateTable('offerCondition').set({ status: 'met' }).where('kind', '=', 'grade').execute()
    const officer = { ...choice.officer, now: minutesOn(1) }

    const { replyBy } = await offerOtherCourse(officer, choice.id, easier(choice))

    expect([await stateOf(db, choice.id), replyBy]).toEqual(['offer', '2026-11-27'])
    expect((await newestOffer(choice.learner, choice.id))?.conditions).toMatchObject([{ status: 'met' }])
    expect(await acceptFirm(choice.learner, choice.id)).toBe('place_confirmed')
  })

  test('are refused once the course is closed', async () => {
    const { db } = test$
    const [back, lapsed] = [await aTakenBackOffer(), await aLapsedOffer()]
    await db.updateTable('courseRun').set({ isOpen: false }).where('id', 'in', [back.runId, lapsed.runId]).execute()

    const again = offerAgain(back.officer, back.id, { ...conditional, run: back.runId })
    await expect(again).rejects.toMatchObject({ code: 'course-closed' })
    await expect(reopenOffer(lapsed.officer, lapsed.id, {})).rejects.toMatchObject({ code: 'course-closed' })
    expect((await findOfferToReopen(lapsed.officer, lapsed.id)).notNow).toContain('is closed')
  })

  test('are refused once their year is closed', async () => {
    const { db } = test$
    const choice = await aLapsedOffer()
    await db.updateTable('cycle').set({ closedAt: FRIDAY }).where('id', '=', choice.town.cycleId).execute()

    await expect(reopenOffer(choice.officer, choice.id, {})).rejects.toMatchObject({ code: 'cycle-closed' })
  })

  test('write to the learner once, with what was and what is', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })
    await changeOffer(choice.officer, choice.id, easier(choice))

    await drainJobs(db, FRIDAY)
    await drainJobs(db, FRIDAY)

    const [letter, ...more] = (await lettersIn(db)).filter(({ template }) => template === 'OfferChanged')
    expect(more).toEqual([])
    expect(letter?.body).toContain('Show us who you are.')
    expect(letter?.subject).toBe('Riverside College has changed an offer')
  })
})

const changes = Object.keys(deeds).filter((name): name is Change => name in deeds)
describe.each(changes)('%s', (change) => {
  test.each(choiceStates.filter((state) => !canMove(state, eventOf[change])))(
    'is refused when the choice is %s, and changes nothing',
    async (state) => {
      const { db } = test$
      const choice = await aChoiceInState(db, state)
      const before = await countEvents(db)

      await expect(deeds[change](choice, easier(choice))).rejects.toMatchObject(refusalFrom(state))
      expect(await countEvents(db)).toBe(before)
    },
  )
})
