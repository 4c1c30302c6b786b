import { describe, expect, test } from 'vitest'
import '~/jobs'
import { compare, intendedFrom } from '~/domain/destinations/destination'
import { recordDestination, recordIntention } from '~/domain/destinations/destination.commands.server'
import { findDestinations, intendedDestinations } from '~/domain/destinations/destination.queries.server'
import { comparisonTags } from '~/domain/destinations/destination.words'
import { acceptFirm } from '~/domain/offers/reply.commands.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, aTown, FRIDAY, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { anAdviser, anEnrolment, aStaffContext, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()

const head = (choice: { town: { schoolId: string; areaId: string } }) =>
  aStaffContext(test$.db, choice.town.schoolId, choice.town, 'head')

test.each([
  [{ providerId: 'a', schoolId: 'a', route: 'a-levels' }, '111'],
  [{ providerId: 'b', schoolId: 'a', route: 'technical' }, '121'],
  [{ providerId: 'b', schoolId: null, route: null }, '121'],
  [{ providerId: 'a', schoolId: 'a', route: 'apprenticeship' }, '211'],
])('a firm place like %j means %s', (accepted, code) => {
  expect(intendedFrom(accepted)).toBe(code)
})

test.each([
  ['111', '210', 'as-intended'],
  ['111', '230', 'otherwise'],
  ['121', '230', 'as-intended'],
  ['211', '310', 'as-intended'],
  ['211', '619', 'otherwise'],
  ['511', '230', 'not-decided'],
  [null, '230', 'not-decided'],
  ['111', null, 'not-known'],
  [null, null, 'not-known'],
] as const)('meant %s and went to %s is %s', (intended, actual, comparison) => {
  expect(compare(intended, actual)).toBe(comparison)
  expect(comparisonTags[comparison].text).not.toBe('')
})

describe('an intended destination', () => {
  test('has eight codes', async () => {
    const choice = await aChoice(test$.db, { state: 'draft' })

    const codes = (await intendedDestinations(choice.officer)).map(({ code }) => code)

    expect(codes).toEqual(['111', '121', '211', '311', '321', '411', '511', '611'])
  })

  test('is recorded by the school, in place of the one before, with one event', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'draft' })
    const staff = await head(choice)
    await recordIntention(staff, choice.learnerId, { code: '511', reason: null })

    await recordIntention(staff, choice.learnerId, { code: '111', reason: 'Told the tutor' })

    const { intended } = await findDestinations(staff, choice.learnerId)
    expect(intended).toMatchObject({ code: '111', reason: 'Told the tutor', recordedBy: 'Mr Okafor' })
    expect((await eventsCalled(db, 'destination.intended')).map(({ particulars }) => particulars)).toEqual([
      expect.objectContaining({ before: null, after: '511' }),
      expect.objectContaining({ before: '511', after: '111' }),
    ])
    expect(await db.selectFrom('destination').select('id').execute()).toHaveLength(2)
  })

  test('follows from a firm acceptance, until the school says otherwise', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })
    await acceptFirm(choice.learner, choice.id)
    await drainJobs(db, FRIDAY)
    const staff = await head(choice)
    const before = await findDestinations(staff, choice.learnerId)

    await recordIntention(staff, choice.learnerId, { code: '211', reason: null })
    const second = await aChoice(db, { town: choice.town, learnerId: choice.learnerId, state: 'offer' })
    await acceptFirm(second.learner, second.id, { isSwapConfirmed: true })
    await drainJobs(db, FRIDAY)

    const after = await findDestinations(staff, choice.learnerId)
    expect([before.intended?.code, after.intended?.code]).toEqual(['121', '211'])
  })

  test('is refused for a code that is not on the list', async () => {
    const choice = await aChoice(test$.db, { state: 'draft' })

    await expect(
      recordIntention(await head(choice), choice.learnerId, { code: '999', reason: null }),
    ).rejects.toMatchObject({ field: 'code' })
  })

  test('is hidden from another school, and not for an adviser or the learner', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'draft' })
    const elsewhere = await head({ town: await aTown(db) })
    const intention = { code: '111', reason: null }

    await expect(recordIntention(elsewhere, choice.learnerId, intention)).rejects.toThrow(NotFound)
    await expect(recordIntention(await anAdviser(db, choice.town), choice.learnerId, intention)).rejects.toThrow(
      NotAllowed,
    )
    await expect(recordIntention(choice.learner, choice.learnerId, intention)).rejects.toThrow(NotAllowed)
  })
})

describe('an actual destination', () => {
  test('follows from the enrolment, once, with its provider', async () => {
    const { db } = test$
    const choice = await anEnrolment(db)

    await drainJobs(db, FRIDAY)

    const { actual } = await findDestinations(choice.learner, choice.learnerId)
    expect(actual).toMatchObject({ code: '230', providerName: 'Riverside College', recordedBy: null })
    expect(await eventsCalled(db, 'destination.proposed')).toHaveLength(1)
  })

  test('recorded by an adviser stays when an enrolment comes in later', async () => {
    const { db } = test$
    const choice = await anEnrolment(db)
    const adviser = await anAdviser(db, choice.town)
    await recordDestination(adviser, choice.learnerId, { code: '310', reason: 'The employer told us' })

    await drainJobs(db, FRIDAY)

    const { actual } = await findDestinations(adviser, choice.learnerId)
    expect(actual).toMatchObject({ code: '310', reason: 'The employer told us' })
    expect(await eventsCalled(db, 'destination.recorded')).toHaveLength(1)
  })

  test('is not the school’s to record, and hidden from another learner', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'draft' })
    const other = await aChoice(db, { state: 'draft' })
    const went = { code: '310', reason: 'Told us' }

    await expect(recordDestination(await head(choice), choice.learnerId, went)).rejects.toThrow(NotAllowed)
    await expect(
      recordDestination(theLearner(db, other.learnerId, other.town), choice.learnerId, went),
    ).rejects.toThrow(NotFound)
  })
})
