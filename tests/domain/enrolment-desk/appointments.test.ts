import { describe, expect, test } from 'vitest'
import '~/jobs'
import { chooseTime, layOutTimes, takeTimeAway } from '~/domain/enrolment-desk/appointment.commands.server'
import { comingOn, findTimesFor, timesFrom } from '~/domain/enrolment-desk/appointment.queries.server'
import { timesOf } from '~/domain/enrolment-desk/appointment'
import { enrolLearner } from '~/domain/enrolments/enrolment.commands.server'
import { withdrawChoice } from '~/domain/endings/withdrawal.commands.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, aLearner, anOfficerAt, aProvider, eventsOf, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aReason } from '#tests/support/tracking'

const test$ = testDatabase()
const morning = { day: '2026-11-26', from: '09:00', until: '10:00', minutes: 30, seats: 1, place: 'Main hall' }
const placed = () => aChoice(test$.db, { state: 'place_confirmed' })

/** A college with two times of one seat, and two learners who want them. */
async function twoTimes() {
  const choice = await placed()
  await layOutTimes(choice.officer, morning)
  const [early, late] = await timesFrom(choice.officer, '2026-11-26')
  if (!early || !late) throw new Error('Two times were laid out.')
  return { choice, early: early.id, late: late.id }
}

async function another({ town, providerId }: Awaited<ReturnType<typeof placed>>) {
  const learnerId = await aLearner(test$.db, town, { givenNames: 'Ben', familyName: 'Adeyemi' })
  return aChoice(test$.db, { town, providerId, learnerId, state: 'place_confirmed' })
}

describe('times to enrol', () => {
  test('stand one after the other, the last ending in time, by London clocks', () => {
    expect(timesOf({ ...morning, day: '2027-08-26', until: '10:20' })).toEqual([
      new Date('2027-08-26T08:00:00Z'),
      new Date('2027-08-26T08:30:00Z'),
    ])
  })

  test.each([
    [{ until: '09:20' }, 'no-time'],
    [{ until: '08:00' }, 'no-time'],
    [{ until: '20:00', minutes: 5 }, 'too-many-times'],
    [{ day: '2026-11-19' }, 'time-past'],
  ])('are refused where %o', async (slip, code) => {
    const { officer } = await placed()

    await expect(layOutTimes(officer, { ...morning, ...slip })).rejects.toMatchObject({ code })
  })

  test('are laid out once, and taken away while nobody has chosen them', async () => {
    const { choice, early, late } = await twoTimes()
    expect(await layOutTimes(choice.officer, morning)).toBe(0)
    await chooseTime(choice.learner, choice.id, early)

    await expect(takeTimeAway(choice.officer, early)).rejects.toMatchObject({ code: 'time-chosen' })
    await takeTimeAway(choice.officer, late)

    expect(await timesFrom(choice.officer, '2026-11-26')).toMatchObject([{ id: early, seats: 1, taken: 1 }])
  })

  test('belong to one provider', async () => {
    const { choice, early } = await twoTimes()
    const stranger = anOfficerAt(test$.db, await aProvider(test$.db, choice.town), choice.town)

    await expect(takeTimeAway(stranger, early)).rejects.toMatchObject({ name: 'NotFound' })
    expect(await timesFrom(stranger, '2026-11-26')).toEqual([])
    expect(() => timesFrom(choice.learner, '2026-11-26')).toThrow()
  })
})

describe('chooseTime', () => {
  test('keeps the time, tells the learner with a calendar file, and moves the entry later', async () => {
    const { db } = test$
    const { choice, early, late } = await twoTimes()

    await chooseTime(choice.learner, choice.id, early)
    await drainJobs(db, FRIDAY)
    await chooseTime(choice.learner, choice.id, late)
    await chooseTime(choice.learner, choice.id, late)
    await drainJobs(db, FRIDAY)

    const written = db
      .selectFrom('letter')
      .select(['subject', 'calendar', 'body'])
      .where('template', '=', 'EnrolmentTime')
    const [first, second, ...more] = await written.orderBy('key').execute()
    expect(more).toEqual([])
    expect(first?.calendar).toMatch(/SEQUENCE:0[\s\S]*DTSTART:20261126T090000Z/)
    expect(second?.calendar).toMatch(/SEQUENCE:1[\s\S]*DTSTART:20261126T093000Z/)
    expect(second?.subject).toBe('New time to enrol at Riverside College')
    expect(/UID:(.+)/.exec(first?.calendar ?? '')?.[1]).toBe(/UID:(.+)/.exec(second?.calendar ?? '')?.[1])
    expect((await eventsOf(db, choice.id)).slice(-2)).toEqual(['enrolment-time.chosen', 'enrolment-time.moved'])
  })

  test('gives each seat once: the next learner is told, and sees the other times', async () => {
    const { choice, early, late } = await twoTimes()
    const ben = await another(choice)
    await chooseTime(choice.learner, choice.id, early)

    await expect(chooseTime(ben.learner, ben.id, early)).rejects.toMatchObject({ code: 'time-full' })
    const { times } = await findTimesFor(ben.learner, ben.id)
    expect(times.map(({ id }) => id)).toEqual([late])
  })

  test('frees the seat of whoever withdraws', async () => {
    const { choice, early } = await twoTimes()
    const ben = await another(choice)
    await chooseTime(choice.learner, choice.id, early)
    const reason = await aReason(test$.db, 'withdrawal', 'too-far')
    await withdrawChoice(choice.learner, choice.id, { reason, detail: '' })

    await chooseTime(ben.learner, ben.id, early)

    expect(await comingOn(choice.officer, '2026-11-26')).toMatchObject([{ givenNames: 'Ben' }])
  })

  test('is for a confirmed place, before the time has begun, and by the learner alone', async () => {
    const { choice, early, late } = await twoTimes()
    const offered = await aChoice(test$.db, { town: choice.town, providerId: choice.providerId, state: 'offer' })
    const stranger = await placed()

    await expect(chooseTime(offered.learner, offered.id, early)).rejects.toMatchObject({ code: 'no-place' })
    const after = { ...choice.learner, now: new Date('2026-11-26T09:01:00Z') }
    await expect(chooseTime(after, choice.id, early)).rejects.toMatchObject({ code: 'time-past' })
    await expect(chooseTime(stranger.learner, choice.id, late)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(chooseTime(stranger.learner, stranger.id, late)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(chooseTime(choice.officer, choice.id, late)).rejects.toMatchObject({ name: 'NotAllowed' })
  })
})

describe('the list of a day', () => {
  test('shows who comes in order of time, and who is enrolled already', async () => {
    const { choice, early, late } = await twoTimes()
    const ben = await another(choice)
    await chooseTime(choice.learner, choice.id, late)
    await chooseTime(ben.learner, ben.id, early)
    await enrolLearner(ben.officer, ben.id, { startedOn: '2026-11-20', version: undefined })

    const coming = await comingOn(choice.officer, '2026-11-26')

    expect(coming).toMatchObject([
      { givenNames: 'Ben', state: 'enrolled', place: 'Main hall' },
      { givenNames: 'Amina', state: 'place_confirmed' },
    ])
    expect(await comingOn(choice.officer, '2026-11-27')).toEqual([])
  })
})
