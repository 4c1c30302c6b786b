import { describe, expect, test } from 'vitest'
import '~/jobs'
import { markNotArrived } from '~/domain/enrolments/enrolment.commands.server'
import { updateActivity } from '~/domain/participation/activity.commands.server'
import { recordNeed } from '~/domain/circumstances/need.commands.server'
import { askForCall, joinCaseload, takeOn } from '~/domain/participation/caseload.commands.server'
import { caseloadPage } from '~/domain/participation/caseload.queries.server'
import { findConfidentialNote } from '~/domain/participation/confidential-note.queries.server'
import { recordContact, recordGroupContact } from '~/domain/participation/contact.commands.server'
import { contactForm } from '~/domain/participation/contact.schemas'
import { channelsTried } from '~/domain/participation/tries'
import { findLearnerForAdviser } from '~/domain/reports/learner-record.queries.server'
import type { Context } from '~/kit/context.server'
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
  test('sent twice under one key, it is one contact', async () => {
    const { db } = test$
    const { choice, adviser } = await onCaseload()
    const kept = { ...call, idempotencyKey: '5f0d1f54-9d0e-4f0e-8b52-3f8e5c5b1d11' }
    const first = await recordContact(adviser, choice.learnerId, kept)
    expect(await recordContact(adviser, choice.learnerId, kept)).toBe(first)
    const contacts = db.selectFrom('contact').select('id').where('learnerId', '=', choice.learnerId)
    expect(await contacts.execute()).toHaveLength(1)
    expect(await eventsCalled(db, 'contact.recorded')).toHaveLength(1)
  })

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
      ...{ place: null, minutes: null, agreed: null, nextActionKind: null, asTarget: false, confidential: null },
    })
  })

  test.each([
    [{ minutes: '40' }, 40],
    [{ minutes: '' }, null],
    [{ minutes: '0' }, undefined],
    [{ minutes: '601' }, undefined],
    [{ minutes: 'an hour' }, undefined],
  ])('reads how long it took from %j', (typed, minutes) => {
    const day = { day: '20', month: '11', year: '2026' }
    const read = contactForm.safeParse({ kind: 'text', outcome: 'reached', day, time: '08:45', ...typed })

    expect(read.data?.minutes).toBe(minutes)
  })
})

describe('what else is known of a contact', () => {
  test('is kept with it: place, length, what was agreed and what comes next', async () => {
    const { choice, adviser } = await onCaseload()
    const more = { place: 'Drop-in', minutes: 40, agreed: 'Visits the college', nextActionKind: 'home-visit' as const }

    await recordContact(adviser, choice.learnerId, { ...call, kind: 'interview', ...more })

    const { contacts, caseload } = await findLearnerForAdviser(adviser, choice.learnerId)
    expect(contacts).toMatchObject([{ kind: 'interview', ...more, isGroup: false, hasConfidential: false }])
    expect(caseload).toMatchObject({ nextActionOn: '2026-12-01' })
    expect((await caseloadPage(adviser)).rows).toMatchObject([{ nextActionKind: 'home-visit' }])
  })

  test('that was agreed becomes a target of the plan when asked for, due on the day of the next step', async () => {
    const { choice, adviser } = await onCaseload()
    const agreed = { agreed: 'Visits the college', asTarget: true }

    await recordContact(adviser, choice.learnerId, { ...call, ...agreed })

    const target = await test$.db.selectFrom('target').select(['title', 'dueOn', 'owner']).executeTakeFirstOrThrow()
    expect(target).toEqual({ title: 'Visits the college', dueOn: '2026-12-01', owner: 'learner' })
    await expect(
      recordContact(adviser, choice.learnerId, { ...call, ...agreed, nextActionOn: null }),
    ).rejects.toMatchObject({ code: 'no-day' })
    await expect(recordContact(adviser, choice.learnerId, { ...call, ...agreed, agreed: null })).rejects.toMatchObject({
      code: 'nothing-agreed',
    })
    expect(await eventsCalled(test$.db, 'contact.recorded')).toHaveLength(1)
  })

  test('puts whoever was to be called at once back to where the level of need puts them, once they are reached', async () => {
    const { choice, adviser, entry } = await onCaseload()
    await recordNeed(adviser, choice.learnerId, { level: 3, fromOn: '2026-11-01' })
    await askForCall(adviser, choice.learnerId, 'Did not arrive')
    expect(await entry()).toMatchObject({ priority: 1 })

    await recordContact(adviser, choice.learnerId, { ...call, outcome: 'no-answer' })
    expect(await entry()).toMatchObject({ priority: 1 })
    await recordContact(adviser, choice.learnerId, call)

    expect(await entry()).toMatchObject({ priority: 3 })
  })

  test('with several at once is a contact for each, and none where one is not to be known', async () => {
    const { choice, adviser } = await onCaseload()
    const there = await aChoice(test$.db, { state: 'draft' })
    const second = await aChoice(test$.db, { state: 'draft', town: choice.town })
    const group = { ...call, kind: 'group' } as const

    expect(await recordGroupContact(adviser, [choice.learnerId, second.learnerId], group)).toBe(2)
    await expect(recordGroupContact(adviser, [choice.learnerId, there.learnerId], group)).rejects.toThrow(NotFound)
    await expect(recordGroupContact(adviser, [], group)).rejects.toMatchObject({ code: 'nobody-chosen' })

    const kept = await test$.db.selectFrom('contact').select('groupKey').execute()
    expect(kept).toHaveLength(2)
    expect(new Set(kept.map(({ groupKey }) => groupKey)).size).toBe(1)
    expect(await eventsCalled(test$.db, 'contact.recorded')).toHaveLength(2)
  })
})

describe('what is confidential in a contact', () => {
  test('is kept apart, and read only by whoever holds the right', async () => {
    const { choice, adviser } = await onCaseload()
    const trusted: Context = { ...adviser, actor: { ...adviser.actor, rights: ['confidential'] } }
    const told = { ...call, confidential: 'Told me about home.' }

    const id = await recordContact(trusted, choice.learnerId, told)

    expect(await findConfidentialNote(trusted, id)).toMatchObject({ body: 'Told me about home.' })
    expect((await findLearnerForAdviser(trusted, choice.learnerId)).contacts).toMatchObject([{ hasConfidential: true }])
    expect((await findLearnerForAdviser(adviser, choice.learnerId)).contacts).toMatchObject([
      { hasConfidential: false },
    ])
    await expect(findConfidentialNote(adviser, id)).rejects.toThrow(NotFound)
    await expect(recordContact(adviser, choice.learnerId, told)).rejects.toThrow(NotAllowed)
    const elsewhere = await anAdviser(test$.db, await aTown(test$.db))
    await expect(
      findConfidentialNote({ ...elsewhere, actor: { ...elsewhere.actor, rights: ['confidential'] } }, id),
    ).rejects.toThrow(NotFound)
  })
})

describe('giving somebody up', () => {
  const tried = (...tries: string[]) =>
    tries.map((words) => ({ kind: words.split(' ')[0] ?? '', outcome: words.split(' ')[1] ?? 'no-answer' }))

  test.each([
    [['letter', 'text', 'phone-call'], 3],
    [['letter', 'letter', 'letter'], 1],
    [['meeting', 'interview', 'group'], 1],
    [['letter', 'phone-call reached', 'text', 'home-visit'], 1],
    [['phone-call reached', 'text'], 0],
    [[], 0],
  ])('counts the ways tried since somebody was reached: %j are %i', (tries, count) => {
    expect(channelsTried(tried(...tries))).toBe(count)
  })

  test('takes three different ways, of which this may be the last', async () => {
    const { choice, adviser } = await onCaseload()
    const attempt = (kind: 'letter' | 'text' | 'home-visit', outcome: 'no-answer' | 'gave-up') =>
      recordContact(adviser, choice.learnerId, { ...call, kind, outcome })
    await attempt('letter', 'no-answer')

    await expect(attempt('text', 'gave-up')).rejects.toMatchObject({ code: 'too-few-tries', field: 'outcome' })
    await attempt('text', 'no-answer')
    const said = {
      code: '820',
      startedOn: '2026-11-20',
      verifiedOn: '2026-11-20',
      reviewOn: null,
      predictedEndOn: null,
    }
    await expect(updateActivity(adviser, choice.learnerId, said)).rejects.toMatchObject({ code: 'too-few-tries' })
    await attempt('home-visit', 'gave-up')
    await updateActivity(adviser, choice.learnerId, said)

    expect(await eventsCalled(test$.db, 'contact.recorded')).toHaveLength(3)
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
