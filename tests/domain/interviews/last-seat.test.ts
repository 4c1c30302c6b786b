import { expect, test } from 'vitest'
import { bookInterview } from '~/domain/interviews/book-interview.commands.server'
import { layOutSlots, removeSlot } from '~/domain/interviews/interview-slot.commands.server'
import { slotsFrom } from '~/domain/interviews/interview-slot.queries.server'
import { offerTimes } from '~/domain/interviews/invitation.commands.server'
import { aChoice, aTown, aProvider } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'

const race$ = racingDatabase()
const ROUNDS = 10
const LEARNERS = 6
const SEATS = 2

test('of many who take the last seats at once as many get one as there are, and the others are told, every time', async () => {
  const { officer, choices } = await aCrowd()

  for (let round = 0; round < ROUNDS; round += 1) {
    const slot = await aTime(officer, round)
    for (const { id } of choices) await offerTimes(officer, id, { ...asked, message: null })
    const booked = await Promise.allSettled(
      choices.map((choice) => bookInterview(choice.learner, choice.id, { slot, interview: choice.seen })),
    )

    const lost = booked.filter((one) => one.status === 'rejected')
    expect(lost.map(({ reason }) => reason)).toEqual(
      Array.from({ length: LEARNERS - SEATS }, () => expect.objectContaining({ code: 'full' })),
    )
    for (const [at, one] of booked.entries()) {
      const choice = choices[at]
      if (choice && one.status === 'fulfilled') choice.seen = one.value
    }
  }
})

test('a time is either taken away or booked, never both', async () => {
  const { officer, choices } = await aCrowd()
  const [choice] = choices
  if (!choice) throw new Error('There is always one.')

  for (let round = 0; round < ROUNDS; round += 1) {
    const slot = await aTime(officer, round)
    await offerTimes(officer, choice.id, { ...asked, message: null })
    const [taken, removed] = await Promise.allSettled([
      bookInterview(choice.learner, choice.id, { slot, interview: choice.seen }),
      removeSlot(officer, slot),
    ])

    expect([taken.status, removed.status].toSorted()).toEqual(['fulfilled', 'rejected'])
    if (taken.status === 'fulfilled') choice.seen = taken.value
  }
})

const asked = { bookBy: '2026-12-01', version: undefined }

async function aCrowd() {
  const town = await aTown(race$.db)
  const providerId = await aProvider(race$.db, town)
  const choices = []
  for (let nth = 0; nth < LEARNERS; nth += 1) {
    choices.push({ ...(await aChoice(race$.db, { town, providerId })), seen: '' })
  }
  const [first] = choices
  if (!first) throw new Error('There is always one.')
  return { officer: first.officer, choices }
}

/** A time of its own for each round, two hours after the last. */
async function aTime(officer: Parameters<typeof layOutSlots>[0], round: number) {
  const hour = String(8 + (round % 8)).padStart(2, '0')
  const day = `2026-12-${10 + Math.floor(round / 8)}`
  const time = { day, from: `${hour}:00`, to: `${hour}:20`, minutes: 20, seats: SEATS, place: 'Room 12', course: null }
  await layOutSlots(officer, time)
  const { slots } = await slotsFrom(officer, day)
  return slots.at(-1)?.id ?? ''
}
