import { describe, expect, test } from 'vitest'
import '~/jobs'
import {
  agreeToInterview,
  askForOtherTime,
  callInterviewOff,
} from '~/domain/interviews/interview-answer.commands.server'
import { inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { remindOfInterviews } from '~/domain/interviews/interview.jobs.server'
import { findInterview } from '~/domain/interviews/interview.queries.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import type { Context } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { aChoice, aColleague, eventsOf, FRIDAY, lettersIn, stateOf, unconditional } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aReason } from '#tests/support/tracking'

const test$ = testDatabase()
const invitation = { day: '2026-12-01', time: '14:15', place: 'Room 12', message: null, version: undefined }

describe('the learner', () => {
  test('says that they will come, and nothing moves', async () => {
    const { choice, seen } = await invited()

    await agreeToInterview(choice.learner, choice.id, seen)

    expect(await findInterview(choice.officer, choice.id)).toMatchObject({ learnerAnswer: 'coming' })
    expect(await stateOf(test$.db, choice.id)).toBe('interviewing')
    expect(await eventsOf(test$.db, choice.id)).toContain('interview.agreed')
  })

  test('asks for another time, in words that the provider reads; its admissions get one letter', async () => {
    const { choice, seen } = await invited()

    await askForOtherTime(choice.learner, choice.id, { ...seen, words: 'Any day after four' })
    await drainJobs(test$.db, FRIDAY)

    expect(await findInterview(choice.officer, choice.id)).toMatchObject({
      learnerAnswer: 'other-time',
      learnerWords: 'Any day after four',
    })
    const letters = (await lettersIn(test$.db)).filter(({ template }) => template === 'InterviewAnswered')
    expect(letters).toHaveLength(1)
    expect(letters[0]?.body).toContain('asks for another time')
    expect(letters[0]?.body).not.toContain('after four')
  })

  test('calls it off with a reason: the application waits again, and both sides are told', async () => {
    const { choice, seen } = await invited()
    const reason = await aReason(test$.db, 'interview-cancelled', 'cannot-come')

    await callInterviewOff(choice.learner, choice.id, { ...seen, reason, detail: '' })
    await drainJobs(test$.db, FRIDAY)

    expect(await stateOf(test$.db, choice.id)).toBe('submitted')
    expect(await findInterview(choice.learner, choice.id)).toBeUndefined()
    const letters = await lettersIn(test$.db)
    expect(letters.find(({ template }) => template === 'InterviewCancelled')?.body).toContain(
      'You have cancelled your interview',
    )
    expect(letters.find(({ template }) => template === 'InterviewAnswered')?.body).toContain('called off')
  })

  test('who saw another time than the one that holds is asked to look again', async () => {
    const { choice, seen } = await invited()
    await inviteToInterview(choice.officer, choice.id, { ...invitation, day: '2026-12-03' })

    const answer = agreeToInterview(choice.learner, choice.id, seen)

    await expect(answer).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  test('has nothing to answer once the interview is over or the application has been answered', async () => {
    const { choice, seen } = await invited()
    const later: Context = { ...choice.learner, now: new Date('2026-12-02T09:00:00Z') }

    await expect(agreeToInterview(later, choice.id, seen)).rejects.toMatchObject({ code: 'no-interview' })
    await makeOffer(choice.officer, choice.id, unconditional)
    await expect(agreeToInterview(choice.learner, choice.id, seen)).rejects.toMatchObject({ code: 'no-interview' })
  })
})

test('nobody else answers for the learner', async () => {
  const { choice, seen } = await invited()
  const stranger = await aChoice(test$.db)

  await expect(agreeToInterview(choice.officer, choice.id, seen)).rejects.toThrow(NotAllowed)
  await expect(agreeToInterview(stranger.learner, choice.id, seen)).rejects.toThrow(NotFound)
})

describe('calendars', () => {
  test('a moved interview moves its entry, a cancelled one takes it away, each letter to its own reader', async () => {
    const { choice } = await invited()
    await drainJobs(test$.db, FRIDAY)
    await inviteToInterview(choice.officer, choice.id, { ...invitation, day: '2026-12-03' })
    await drainJobs(test$.db, FRIDAY)
    const now = await findInterview(choice.learner, choice.id)
    const reason = await aReason(test$.db, 'interview-cancelled', 'cannot-come')
    await callInterviewOff(choice.learner, choice.id, { interview: now?.id ?? '', reason, detail: '' })
    await drainJobs(test$.db, FRIDAY)

    const files = await calendarsIn('learner')

    expect(files.map(said('METHOD'))).toEqual(['REQUEST', 'REQUEST', 'CANCEL'])
    expect(new Set(files.map(said('UID'))).size).toBe(1)
    expect(files.map(said('SEQUENCE'))).toEqual(['0', '1', '2'])
    expect(files.map(said('DTSTART'))).toEqual(['20261201T141500Z', '20261203T141500Z', '20261203T141500Z'])
  })

  test('an interview that falls away with an offer leaves the calendar too, and the letter says why', async () => {
    const { choice } = await invited()
    await makeOffer(choice.officer, choice.id, unconditional)
    await drainJobs(test$.db, FRIDAY)

    const files = await calendarsIn('learner')
    const letter = (await lettersIn(test$.db)).find(({ template }) => template === 'InterviewCancelled')

    expect(files.map(said('METHOD'))).toEqual(['REQUEST', 'CANCEL'])
    expect(letter?.body).toContain('does not need to see you')
    expect(letter?.body).not.toContain('This is not an answer')
  })
})

describe('another interview of the same learner within the hour', () => {
  test('stops an invitation with a sentence that does not say where, and can be passed over', async () => {
    const { choice } = await invited()
    const other = await aChoice(test$.db, { town: choice.town, learnerId: choice.learnerId })
    const at = { ...invitation, time: '15:00' }

    await expect(inviteToInterview(other.officer, other.id, at)).rejects.toMatchObject({
      code: 'clash',
      field: 'isClashKnown',
      sentence: expect.not.stringContaining('Room 12'),
    })
    await inviteToInterview(other.officer, other.id, { ...at, isClashKnown: 'yes' })
    expect(await stateOf(test$.db, other.id)).toBe('interviewing')
  })

  test('an hour or more away is no clash', async () => {
    const { choice } = await invited()
    const other = await aChoice(test$.db, { town: choice.town, learnerId: choice.learnerId })

    await inviteToInterview(other.officer, other.id, { ...invitation, time: '15:15' })

    expect(await stateOf(test$.db, other.id)).toBe('interviewing')
  })
})

test('the afternoon before, the learner is reminded once, and of no interview of another day', async () => {
  const { choice } = await invited()
  const at = (moment: string): Context => ({ ...choice.learner, now: new Date(moment) })

  await remindOfInterviews(at('2026-11-29T16:00:00Z'))
  expect(await reminders()).toHaveLength(0)
  await remindOfInterviews(at('2026-11-30T16:00:00Z'))
  await remindOfInterviews(at('2026-11-30T16:00:00Z'))
  expect(await reminders()).toHaveLength(1)
  await remindOfInterviews(at('2026-12-01T16:00:00Z'))
  expect(await reminders()).toHaveLength(1)
})

async function invited() {
  const choice = await aChoice(test$.db)
  await aColleague(test$.db, choice.providerId)
  const interview = await inviteToInterview(choice.officer, choice.id, invitation)
  return { choice, seen: { interview } }
}

async function reminders() {
  return (await lettersIn(test$.db)).filter(({ template }) => template === 'InterviewTomorrow')
}

async function calendarsIn(reader: string) {
  const letters = await test$.db
    .selectFrom('letter')
    .select('calendar')
    .where('calendar', 'is not', null)
    .where('key', 'like', `%:${reader}:%`)
    .execute()
  return letters.map(({ calendar }) => calendar ?? '').toSorted((one, other) => sequenceOf(one) - sequenceOf(other))
}

function sequenceOf(file: string) {
  return Number(said('SEQUENCE')(file))
}

function said(name: string) {
  return (file: string) => new RegExp(`^${name}[:;]([^\\r\\n]*)`, 'm').exec(file)?.[1]
}
