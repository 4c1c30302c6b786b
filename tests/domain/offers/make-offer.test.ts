import { describe, expect, test } from 'vitest'
import { choiceStates } from '~/domain/applications/choice.states'
import { canMove } from '~/domain/applications/choice'
import { makeOffer, withdrawOffer } from '~/domain/offers/offer.commands.server'
import { newestOffer } from '~/domain/offers/offer.queries.server'
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
  jobsIn,
  lettersIn,
  stateOf,
  unconditional,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

const reasonId = async (list: string, code: string) => {
  const found = test$.db.selectFrom('reason').select('id').where('list', '=', list).where('code', '=', code)
  return (await found.executeTakeFirstOrThrow()).id
}

describe('makeOffer', () => {
  test('keeps every condition as a row, in order', async () => {
    const { db } = test$
    const choice = await aChoice(db)

    await makeOffer(choice.officer, choice.id, conditional)

    const offer = await newestOffer(choice.learner, choice.id)
    expect(offer).toMatchObject({ kind: 'conditional', message: 'We look forward to meeting you.' })
    expect(offer?.conditions.map(({ text, status }) => [text, status])).toEqual([
      ['Mathematics: grade 5 or better', 'open'],
      ['Show us who you are.', 'open'],
    ])
    expect(await stateOf(db, choice.id)).toBe('offer')
  })

  test('gives the learner ten working days to answer once no other answer is awaited', async () => {
    const { db } = test$
    const choice = await aChoice(db)

    const { replyBy } = await makeOffer(choice.officer, choice.id, unconditional)

    expect(replyBy).toBe('2026-12-04')
  })

  test('lets the learner wait for the area’s day while another answer is awaited', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const other = await aChoice(db, { town: choice.town, learnerId: choice.learnerId })

    const first = await makeOffer(choice.officer, choice.id, unconditional)
    const second = await makeOffer(other.officer, other.id, unconditional)

    // 31 May 2027 is a bank holiday: the day moves forward.
    expect(first.replyBy).toBe('2027-06-01')
    expect(second.replyBy).toBe('2026-12-04')
    const days = await db.selectFrom('offer').select('replyBy').execute()
    expect(days.map(({ replyBy }) => replyBy)).toEqual(['2026-12-04', '2026-12-04'])
  })

  test('sets no day after the area’s day has passed while another answer is awaited', async () => {
    const { db } = test$
    const june = new Date('2027-06-10T09:00:00Z')
    const choice = await aChoice(db, { now: june })
    await aChoice(db, { town: choice.town, learnerId: choice.learnerId, now: june })

    const { replyBy } = await makeOffer(choice.officer, choice.id, unconditional)

    expect(replyBy).toBeNull()
  })

  test('leaves one event and one job, and then one letter to the learner', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await drainJobs(db, FRIDAY)

    await makeOffer(choice.officer, choice.id, conditional)

    expect(await eventsOf(db, choice.id)).toEqual(['choice.added', 'offer.made'])
    expect((await jobsIn(db)).filter((name) => name.startsWith('offers/tell'))).toEqual(['offers/tell-of-offer'])
    await drainJobs(db, FRIDAY)
    const letter = (await lettersIn(db)).find(({ template }) => template === 'OfferMade')
    expect(letter?.body).toContain('Mathematics: grade 5 or better')
    expect(letter?.body).toContain('Reply by 4 December 2026')
  })

  test.each(
    choiceStates.filter(
      (state) => !canMove(state, 'makeOffer') && !['draft', 'with_school', 'not_sent'].includes(state),
    ),
  )('refuses a choice that is %s', async (state) => {
    const { db } = test$
    const choice = await aChoice(db)
    await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()
    const before = await countEvents(db)

    await expect(makeOffer(choice.officer, choice.id, unconditional)).rejects.toMatchObject({ code: 'not-from-here' })

    expect(await countEvents(db)).toBe(before)
    expect(await db.selectFrom('offer').select('id').execute()).toEqual([])
  })

  test.each(['draft', 'with_school', 'not_sent'] as const)('cannot see a choice that is %s', async (state) => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'draft' })
    await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()

    await expect(makeOffer(choice.officer, choice.id, unconditional)).rejects.toThrow(NotFound)
  })

  test('is hidden from another provider and from another area, and not for the learner', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const elsewhere = await aProvider(db, choice.town, { name: 'Lakeside College' })

    await expect(makeOffer(anOfficerAt(db, elsewhere, choice.town), choice.id, unconditional)).rejects.toThrow(NotFound)
    await expect(makeOffer(choice.learner, choice.id, unconditional)).rejects.toThrow(NotAllowed)
  })

  test('tells the second of two colleagues what the first decided', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const { version } = await db
      .selectFrom('choice')
      .select('version')
      .where('id', '=', choice.id)
      .executeTakeFirstOrThrow()
    await makeOffer(choice.officer, choice.id, { ...unconditional, version })

    const second = makeOffer(choice.officer, choice.id, { ...unconditional, version })

    await expect(second).rejects.toMatchObject({
      code: 'changed-meanwhile',
      sentence: expect.stringContaining('an offer has been made'),
    })
  })

  test('refuses more than twenty conditions, a long one, and one a school sixth form may not set', async () => {
    const { db } = test$
    const choice = await aChoice(db, { kind: 'school' })
    const condition = { kind: 'other' as const, subject: null, grade: null, text: 'Come and see us' }
    const offer = (conditions: typeof conditional.conditions) =>
      makeOffer(choice.officer, choice.id, { ...conditional, conditions })

    await expect(offer(Array(21).fill(condition))).rejects.toMatchObject({ code: 'too-many-conditions' })
    await expect(offer([{ ...condition, text: 'x'.repeat(256) }])).rejects.toMatchObject({ code: 'condition-too-long' })
    await expect(offer([{ ...condition, kind: 'interview' }])).rejects.toMatchObject({ code: 'condition-not-lawful' })
    await expect(offer(Array(20).fill({ ...condition, text: 'x'.repeat(255) }))).resolves.toBeDefined()
  })

  test('stops at a hard number of places, and not at a soft one', async () => {
    const { db } = test$
    const first = await aChoice(db, { state: 'offer', run: { places: 1, hasHardLimit: true } })
    const second = await aChoice(db, { town: first.town, providerId: first.providerId })
    await db.updateTable('choice').set({ courseRunId: first.runId }).where('id', '=', second.id).execute()

    await expect(makeOffer(second.officer, second.id, unconditional)).rejects.toMatchObject({ code: 'no-place-left' })

    await db.updateTable('courseRun').set({ hasHardLimit: false }).where('id', '=', first.runId).execute()
    await expect(makeOffer(second.officer, second.id, unconditional)).resolves.toBeDefined()
  })
})

describe('withdrawOffer', () => {
  test('ends the offer with a reason, and tells the learner', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })

    await withdrawOffer(choice.officer, choice.id, {
      reason: await reasonId('offer-withdrawn', 'capacity-cut'),
      detail: '',
    })

    expect(await stateOf(db, choice.id)).toBe('offer_withdrawn')
    expect(await eventsOf(db, choice.id)).toEqual(['choice.added', 'offer.made', 'offer.withdrawn'])
    await drainJobs(db, FRIDAY)
    const letter = (await lettersIn(db)).find(({ template }) => template === 'OfferWithdrawn')
    expect(letter?.body).toContain('There are now fewer places')
  })

  test('refuses a reason that a school sixth form may not give, or that is of another list', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer', kind: 'school' })

    const behaviour = withdrawOffer(choice.officer, choice.id, {
      reason: await reasonId('offer-withdrawn', 'behaviour'),
      detail: 'x',
    })
    await expect(behaviour).rejects.toMatchObject({ code: 'unknown-reason' })
    const rejection = withdrawOffer(choice.officer, choice.id, {
      reason: await reasonId('rejection', 'course-full'),
      detail: '',
    })
    await expect(rejection).rejects.toMatchObject({ code: 'unknown-reason' })
  })

  test.each(
    choiceStates.filter(
      (state) => !canMove(state, 'withdrawOffer') && !['draft', 'with_school', 'not_sent'].includes(state),
    ),
  )('refuses a choice that is %s', async (state) => {
    const { db } = test$
    const choice = await aChoice(db)
    await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()

    const attempt = withdrawOffer(choice.officer, choice.id, {
      reason: await reasonId('offer-withdrawn', 'capacity-cut'),
      detail: '',
    })

    await expect(attempt).rejects.toMatchObject({ code: 'not-from-here' })
  })

  test('is hidden from another provider', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })
    const other = anOfficerAt(db, await aProvider(db, choice.town, { name: 'Lakeside College' }), choice.town)

    await expect(withdrawOffer(other, choice.id, { reason: choice.id, detail: '' })).rejects.toThrow(NotFound)
  })
})

test('a place that somebody gave up may be offered again', async () => {
  const { db } = test$
  const first = await aChoice(db, { state: 'offer', run: { places: 1, hasHardLimit: true } })
  const second = await aChoice(db, { town: first.town, providerId: first.providerId })
  await db.updateTable('choice').set({ courseRunId: first.runId }).where('id', '=', second.id).execute()
  await db.updateTable('choice').set({ state: 'declined' }).where('id', '=', first.id).execute()

  await expect(makeOffer(second.officer, second.id, unconditional)).resolves.toBeDefined()
})
