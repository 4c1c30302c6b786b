import { describe, expect, test } from 'vitest'
import { layOutSlots, removeSlot } from '~/domain/interviews/interview-slot.commands.server'
import { slotsFrom } from '~/domain/interviews/interview-slot.queries.server'
import { slotsForm } from '~/domain/interviews/interview-slot.schemas'
import { bookInterview } from '~/domain/interviews/book-interview.commands.server'
import { offerTimes } from '~/domain/interviews/invitation.commands.server'
import { startsOf } from '~/domain/interviews/interview-slot'
import { NotAllowed, NotFound } from '~/kit/errors'
import { aChoice } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const morning = { day: '2026-12-03', from: '09:00', to: '10:00', minutes: 20, seats: 2, place: 'Room 12', course: null }

describe('a morning of times', () => {
  test.each([
    ['09:00', '10:00', 20, ['09:00', '09:20', '09:40']],
    ['09:00', '09:59', 20, ['09:00', '09:20']],
    ['09:00', '09:10', 20, []],
    ['12:00', '09:00', 20, []],
  ])('from %s to %s, %i minutes each, begins at %j', (from, to, minutes, starts) => {
    const found = startsOf({ day: '2026-12-03', from, to, minutes })

    expect(found.map((moment) => moment.toISOString().slice(11, 16))).toEqual(starts)
  })

  test('is laid out in British time on the day the clocks have gone forward', () => {
    const [first] = startsOf({ day: '2027-03-29', from: '09:00', to: '10:00', minutes: 30 })

    expect(first?.toISOString()).toBe('2027-03-29T08:00:00.000Z')
  })

  test('is the provider’s own, and stands in order', async () => {
    const choice = await aChoice(test$.db)
    const stranger = await aChoice(test$.db, { town: choice.town })

    expect(await layOutSlots(choice.officer, morning)).toBe(3)

    const { slots, next } = await slotsFrom(choice.officer, '2026-12-01')
    expect(slots).toMatchObject([{ place: 'Room 12', seats: 2 }, {}, {}])
    expect(next).toBeNull()
    expect((await slotsFrom(stranger.officer, '2026-12-01')).slots).toEqual([])
    expect((await slotsFrom(choice.officer, '2026-12-04')).slots).toEqual([])
  })

  test.each([
    ['laid-out-already', {}],
    ['in-the-past', { day: '2026-11-19' }],
    ['no-room', { to: '09:10' }],
    ['too-many', { from: '00:00', to: '23:00', minutes: 5 }],
  ])('is refused where it is %s', async (code, change) => {
    const { officer } = await aChoice(test$.db)
    await layOutSlots(officer, morning)

    await expect(layOutSlots(officer, { ...morning, ...change })).rejects.toMatchObject({ code })
    expect((await slotsFrom(officer, '2026-11-01')).slots).toHaveLength(3)
  })

  test('is laid out by admissions only, for a course of their own', async () => {
    const choice = await aChoice(test$.db)
    const stranger = await aChoice(test$.db)
    const { courseId } = await test$.db
      .selectFrom('courseRun')
      .select('courseId')
      .where('id', '=', stranger.runId)
      .executeTakeFirstOrThrow()

    await expect(layOutSlots(choice.learner, morning)).rejects.toThrow(NotFound)
    await expect(layOutSlots(choice.officer, { ...morning, course: courseId })).rejects.toThrow(NotFound)
  })

  test('asks for numbers in words that help', () => {
    const reply = slotsForm.safeParse({ minutes: 'twenty', seats: '0' })

    expect(reply.error?.issues.map(({ message }) => message)).toEqual(
      expect.arrayContaining(['Enter a number of minutes, for example 20', 'At least one learner comes at a time']),
    )
  })
})

describe('a time that is taken away', () => {
  test('is gone for everybody, once', async () => {
    const { officer } = await aChoice(test$.db)
    const id = await firstOf(officer)

    await removeSlot(officer, id)

    expect((await slotsFrom(officer, '2026-12-01')).slots).toHaveLength(2)
    await expect(removeSlot(officer, id)).rejects.toMatchObject({ code: 'gone' })
  })

  test('stays while somebody has booked it, and is nobody else’s to take', async () => {
    const choice = await aChoice(test$.db)
    const stranger = await aChoice(test$.db)
    const id = await firstOf(choice.officer)
    await offerTimes(choice.officer, choice.id, { bookBy: '2026-12-01', message: null, version: undefined })
    await bookInterview(choice.learner, choice.id, { slot: id, interview: '' })

    await expect(removeSlot(choice.officer, id)).rejects.toMatchObject({ code: 'booked' })
    await expect(removeSlot(stranger.officer, id)).rejects.toThrow(NotFound)
    await expect(removeSlot(choice.learner, id)).rejects.toThrow(NotFound)
  })
})

test('who may not arrange interviews lays nothing out', async () => {
  const { officer } = await aChoice(test$.db)
  const teacher = { ...officer, actor: { ...officer.actor, role: 'register-taker' as const } }

  await expect(layOutSlots(teacher, morning)).rejects.toThrow(NotAllowed)
})

async function firstOf(officer: Parameters<typeof layOutSlots>[0]) {
  await layOutSlots(officer, morning)
  return (await slotsFrom(officer, '2026-12-01')).slots[0]?.id ?? ''
}
