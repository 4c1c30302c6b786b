import { describe, expect, test } from 'vitest'
import '~/jobs'
import { bookInterview } from '~/domain/interviews/book-interview.commands.server'
import { remindToChoose } from '~/domain/interviews/interview-time.jobs.server'
import { layOutSlots } from '~/domain/interviews/interview-slot.commands.server'
import { learnersToChoose, slotsFrom } from '~/domain/interviews/interview-slot.queries.server'
import { cancelInterview, inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { recordOutcome } from '~/domain/interviews/interview-outcome.commands.server'
import { offerTimes } from '~/domain/interviews/invitation.commands.server'
import { timesFor } from '~/domain/interviews/invitation.queries.server'
import { findOwnInterview } from '~/domain/interviews/own-interview.queries.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import type { Context } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, aColleague, eventsOf, FRIDAY, lettersIn, stateOf, unconditional } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aReason } from '#tests/support/tracking'

const test$ = testDatabase()
const morning = { day: '2026-12-03', from: '09:00', to: '10:00', minutes: 20, seats: 1, place: 'Room 12', course: null }
const asked = { bookBy: '2026-12-01', message: 'Bring your sketchbook', version: undefined }

describe('a learner who is asked to choose', () => {
  test('is told by a letter to learner, parent and tutor, and the application is at the interview', async () => {
    const choice = await invited()
    await drainJobs(test$.db, FRIDAY)

    expect(await stateOf(test$.db, choice.id)).toBe('interviewing')
    const [letter] = (await lettersIn(test$.db)).filter(({ template }) => template === 'InterviewTimes')
    expect(letter?.body).toContain('Choose a time that suits you, by 1 December 2026')
    expect(letter?.body).toContain('Bring your sketchbook')
  })

  test('takes a time, gets it by letter with a calendar file, and comes to it', async () => {
    const choice = await invited()
    const [first] = await timesFor(choice.learner, choice.id)

    await bookInterview(choice.learner, choice.id, { slot: first?.id ?? '', interview: '' })
    await drainJobs(test$.db, FRIDAY)

    const { interview, choosing } = await findOwnInterview(choice.learner, choice.id)
    expect(interview).toMatchObject({ startsAt: first?.startsAt, place: 'Room 12', learnerAnswer: 'coming' })
    expect(choosing?.notNow).toBeNull()
    expect(await eventsOf(test$.db, choice.id)).toContain('interview.booked')
    const letter = (await lettersIn(test$.db)).find(({ template }) => template === 'InterviewInvitation')
    expect(letter?.body).toContain('You have chosen a time')
    expect((await calendars())[0]).toMatch(/DTEND:20261203T092000Z/)
  })

  test('moves twice, which moves the entry in the calendar, and not a third time', async () => {
    const choice = await invited()
    for (const at of [0, 1, 0]) await choose(choice, at)

    await expect(choose(choice, 1)).rejects.toMatchObject({ code: 'moved-enough' })
    await drainJobs(test$.db, FRIDAY)
    expect(await timesFor(choice.learner, choice.id)).toHaveLength(2)
    const files = await calendars()
    expect(new Set(files.map((file) => /^UID:(.*)$/m.exec(file)?.[1])).size).toBe(1)
    expect(Math.max(...files.map((file) => Number(/^SEQUENCE:(\d+)/m.exec(file)?.[1])))).toBe(2)
  })

  test('cannot take a full time, one of another course, or one of somebody else’s provider', async () => {
    const choice = await invited()
    const other = await aChoice(test$.db, { town: choice.town, providerId: choice.providerId })
    const stranger = await aChoice(test$.db, { town: choice.town })
    await layOutSlots(stranger.officer, morning)
    await layOutSlots(choice.officer, { ...morning, place: 'Studio', course: await courseOf(other.runId) })
    const theirs = await test$.db
      .selectFrom('interviewSlot')
      .select('id')
      .where('providerId', '=', stranger.providerId)
      .executeTakeFirstOrThrow()
    const studio = await test$.db
      .selectFrom('interviewSlot')
      .select('id')
      .where('place', '=', 'Studio')
      .executeTakeFirstOrThrow()

    expect((await timesFor(choice.learner, choice.id)).map(({ place }) => place)).toEqual([
      'Room 12',
      'Room 12',
      'Room 12',
    ])
    for (const slot of [theirs.id, studio.id]) {
      await expect(bookInterview(choice.learner, choice.id, { slot, interview: '' })).rejects.toThrow(NotFound)
    }
  })

  test('sees which times clash with another interview, and cannot take one of those', async () => {
    const choice = await invited()
    const other = await aChoice(test$.db, { town: choice.town, learnerId: choice.learnerId })
    await inviteToInterview(other.officer, other.id, { ...morningAt('10:10'), place: 'Far away', message: null })

    const times = await timesFor(choice.learner, choice.id)

    expect(times.map(({ isClash }) => isClash)).toEqual([false, true, true])
    await expect(choose(choice, 1)).rejects.toMatchObject({
      code: 'clash',
      sentence: expect.not.stringContaining('Far away'),
    })
  })

  test('is reminded two days before the last one, once; the provider is told once of those who did not choose', async () => {
    const choice = await invited()
    await aColleague(test$.db, choice.providerId)
    const at = (moment: string): Context => ({ ...choice.learner, now: new Date(moment) })
    const count = async (template: string) =>
      (await lettersIn(test$.db)).filter((one) => one.template === template).length

    await remindToChoose(at('2026-11-28T07:10:00Z'))
    expect(await count('InterviewTimes')).toBe(0)
    for (let times = 0; times < 2; times += 1) await remindToChoose(at('2026-11-29T07:10:00Z'))
    expect(await count('InterviewTimes')).toBe(1)
    expect(await count('InterviewTimesWaiting')).toBe(0)
    for (let times = 0; times < 2; times += 1) await remindToChoose(at('2026-12-02T07:10:00Z'))
    expect(await count('InterviewTimesWaiting')).toBe(1)
    expect(await learnersToChoose(choice.officer)).toMatchObject([{ id: choice.id }])
  })

  test('who has chosen is reminded of nothing', async () => {
    const choice = await invited()
    await choose(choice, 0)

    await remindToChoose({ ...choice.learner, now: new Date('2026-11-29T07:10:00Z') })

    expect((await lettersIn(test$.db)).filter(({ template }) => template === 'InterviewTimes')).toHaveLength(0)
    expect(await learnersToChoose(choice.officer)).toEqual([])
  })
})

describe('the provider', () => {
  test('sees who has booked what', async () => {
    const choice = await invited()
    await choose(choice, 1)

    const { slots } = await slotsFrom(choice.officer, '2026-12-01')

    expect(slots.map(({ learners }) => learners.map(({ id }) => id))).toEqual([[], [choice.id], []])
  })

  test('may name a time after all, and the learner chooses no longer', async () => {
    const choice = await invited()

    await inviteToInterview(choice.officer, choice.id, { ...morningAt('14:00'), place: 'Room 1', message: null })

    await expect(choose(choice, 0)).rejects.toMatchObject({ code: 'no-invitation' })
    await drainJobs(test$.db, FRIDAY)
    const letter = (await lettersIn(test$.db)).find(({ template }) => template === 'InterviewInvitation')
    expect(letter?.body).toContain('would like to see you')
  })

  test('takes an invitation back before a time is chosen: the learner reads why', async () => {
    const choice = await invited()
    const reason = await aReason(test$.db, 'interview-cancelled', 'staff-not-there')

    await cancelInterview(choice.officer, choice.id, { reason, detail: 'We are closed that week', version: undefined })
    await drainJobs(test$.db, FRIDAY)

    expect(await stateOf(test$.db, choice.id)).toBe('submitted')
    const letter = (await lettersIn(test$.db)).find(({ template }) => template === 'InterviewCancelled')
    expect(letter?.body).toContain('has cancelled your interview')
    expect(letter?.body).not.toContain('null')
  })

  test('answers without an interview: the learner need choose no time any more', async () => {
    const choice = await invited()

    await makeOffer(choice.officer, choice.id, unconditional)
    await drainJobs(test$.db, FRIDAY)

    const letter = (await lettersIn(test$.db)).find(({ template }) => template === 'InterviewCancelled')
    expect(letter?.body).toContain('does not need to see you')
    await expect(choose(choice, 0)).rejects.toMatchObject({ code: 'no-invitation' })
  })

  test('asks a learner who did not come to choose again', async () => {
    const choice = await invited()
    const id = await choose(choice, 0)
    const later: Context = { ...choice.officer, now: new Date('2026-12-04T09:00:00Z') }
    await recordOutcome(later, id, { outcome: 'did-not-come', note: null })
    await layOutSlots(later, { ...morning, day: '2026-12-10' })

    await offerTimes(later, choice.id, { ...asked, bookBy: '2026-12-08' })

    const learner: Context = { ...choice.learner, now: later.now }
    expect(await learnersToChoose(later)).toMatchObject([{ id: choice.id }])
    const [time] = await timesFor(learner, choice.id)
    await bookInterview(learner, choice.id, { slot: time?.id ?? '', interview: '' })
    expect((await findOwnInterview(learner, choice.id)).interview?.startsAt).toEqual(time?.startsAt)
  })
})

test('nobody but the learner chooses, and nobody else’s provider asks', async () => {
  const choice = await invited()
  const stranger = await aChoice(test$.db)
  const [time] = await timesFor(choice.learner, choice.id)
  const form = { slot: time?.id ?? '', interview: '' }

  await expect(bookInterview(choice.officer, choice.id, form)).rejects.toThrow(NotAllowed)
  await expect(bookInterview(stranger.learner, choice.id, form)).rejects.toThrow(NotFound)
  await expect(offerTimes(stranger.officer, choice.id, asked)).rejects.toThrow(NotFound)
  await expect(offerTimes(choice.learner, choice.id, asked)).rejects.toThrow(NotAllowed)
})

type Made = Awaited<ReturnType<typeof aChoice>>

async function invited(): Promise<Made> {
  const choice = await aChoice(test$.db)
  await layOutSlots(choice.officer, morning)
  await offerTimes(choice.officer, choice.id, asked)
  return choice
}

/** Takes the nth of the times that are free. */
async function choose({ learner, id }: Made, nth: number) {
  const slot = (await timesFor(learner, id))[nth]?.id ?? ''
  return bookInterview(learner, id, { slot, interview: (await findOwnInterview(learner, id)).interview?.id ?? '' })
}

function morningAt(time: string) {
  return { day: '2026-12-03', time, version: undefined }
}

async function courseOf(runId: string) {
  const run = await test$.db
    .selectFrom('courseRun')
    .select('courseId')
    .where('id', '=', runId)
    .executeTakeFirstOrThrow()
  return run.courseId
}

async function calendars() {
  const letters = await test$.db.selectFrom('letter').select('calendar').where('calendar', 'is not', null).execute()
  return letters.map(({ calendar }) => calendar ?? '')
}
