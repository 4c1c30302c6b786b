import { describe, expect, test } from 'vitest'
import '~/jobs'
import { markNotArrived } from '~/domain/enrolments/enrolment.commands.server'
import { joinCaseload, takeOn } from '~/domain/participation/caseload.commands.server'
import { recordContact } from '~/domain/participation/contact.commands.server'
import { contactForm } from '~/domain/participation/contact.schemas'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, aTown, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { anAdviser, aReason, aStaffContext, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()
const call = {
  kind: 'phone-call',
  outcome: 'reached',
  day: '2026-11-20',
  time: '08:45',
  note: 'Wants to start in January.',
  nextActionOn: '2026-12-01',
} as const

async function onCaseload() {
  const { db } = test$
  const choice = await aChoice(db, { state: 'draft' })
  const adviser = await anAdviser(db, choice.town)
  await takeOn(adviser, choice.learnerId)
  const entry = () =>
    db
      .selectFrom('caseloadEntry')
      .select(['lastContactAt', 'nextActionOn', 'priority'])
      .where('learnerId', '=', choice.learnerId)
      .executeTakeFirstOrThrow()
  return { choice, adviser, entry }
}

describe('recordContact', () => {
  test('keeps it, moves the caseload on, and leaves one event without the note', async () => {
    const { db } = test$
    const { choice, adviser, entry } = await onCaseload()

    await recordContact(adviser, choice.learnerId, call)

    expect(await db.selectFrom('contact').select(['note', 'adviserId']).execute()).toEqual([
      { note: call.note, adviserId: adviser.actor.id },
    ])
    expect(await entry()).toMatchObject({ lastContactAt: new Date('2026-11-20T08:45:00Z'), nextActionOn: '2026-12-01' })
    const [event, ...others] = await eventsCalled(db, 'contact.recorded')
    expect(event?.particulars).toEqual({ words: 'Phone call: Talked to them', nextActionOn: '2026-12-01' })
    expect(others).toEqual([])
  })

  test('of an earlier day does not move the last contact back', async () => {
    const { choice, adviser, entry } = await onCaseload()
    await recordContact(adviser, choice.learnerId, call)

    await recordContact(adviser, choice.learnerId, { ...call, day: '2026-11-10', nextActionOn: null })

    expect(await entry()).toMatchObject({ lastContactAt: new Date('2026-11-20T08:45:00Z'), nextActionOn: null })
  })

  test.each([
    [{ time: '09:01' }, 'in-the-future', 'day'],
    [{ nextActionOn: '2026-11-19' }, 'in-the-past', 'nextActionOn'],
  ])('with %j is refused', async (change, code, field) => {
    const { choice, adviser } = await onCaseload()

    await expect(recordContact(adviser, choice.learnerId, { ...call, ...change })).rejects.toMatchObject({
      code,
      field,
    })
  })

  test('is hidden from an adviser of another area, and not for a provider or the school', async () => {
    const { db } = test$
    const { choice } = await onCaseload()
    const elsewhere = await anAdviser(db, await aTown(db))
    const head = await aStaffContext(db, choice.town.schoolId, choice.town, 'head')

    await expect(recordContact(elsewhere, choice.learnerId, call)).rejects.toThrow(NotFound)
    await expect(recordContact(head, choice.learnerId, call)).rejects.toThrow(NotAllowed)
    await expect(recordContact(choice.officer, choice.learnerId, call)).rejects.toThrow(NotFound)
  })

  test('reads the form as it is typed', () => {
    const typed = {
      kind: 'text',
      outcome: 'message-left',
      day: { day: '20', month: '11', year: '2026' },
      time: '8.45am',
      note: ' ',
    }

    expect(contactForm.parse(typed)).toEqual({
      kind: 'text',
      outcome: 'message-left',
      day: '2026-11-20',
      time: '08:45',
      note: null,
      nextActionOn: null,
    })
  })
})

describe('a caseload', () => {
  test('holds each learner once: a second adviser is told', async () => {
    const { db } = test$
    const { choice } = await onCaseload()
    const second = await anAdviser(db, choice.town)

    await expect(takeOn(second, choice.learnerId)).rejects.toMatchObject({ code: 'on-a-caseload' })

    expect(await eventsCalled(db, 'caseload.joined')).toHaveLength(1)
  })

  test('takes many at once, and none of another area', async () => {
    const { db } = test$
    const here = await aChoice(db, { state: 'draft' })
    const there = await aChoice(db, { state: 'draft' })
    const adviser = await anAdviser(db, here.town)

    await expect(joinCaseload(adviser, adviser.actor.id ?? '', [here.learnerId, there.learnerId])).rejects.toThrow(
      NotFound,
    )

    expect(await joinCaseload(adviser, adviser.actor.id ?? '', [here.learnerId])).toBe(1)
  })

  test('asks the adviser to call by the next working day when a learner does not arrive', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'place_confirmed' })
    await takeOn(await anAdviser(db, choice.town), choice.learnerId)

    await markNotArrived(choice.officer, choice.id, {
      reason: await aReason(db, 'not-arrived', 'no-contact'),
      detail: '',
      version: undefined,
    })
    await drainJobs(db, FRIDAY)

    const entry = await db.selectFrom('caseloadEntry').select(['nextActionOn', 'priority']).executeTakeFirstOrThrow()
    expect(entry).toEqual({ nextActionOn: '2026-11-23', priority: 1 })
  })
})
