import { describe, expect, test } from 'vitest'
import { decisionAfter, isYes, purposeNames, purposes } from '~/domain/consents/consent'
import { decideConsent } from '~/domain/consents/consent.commands.server'
import { consentsOf, hasConsent } from '~/domain/consents/consent.queries.server'
import { agreeToTexts } from '~/domain/messages/letter-wish.commands.server'
import { aLearner, aTown, countEvents, eventsOf, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

async function anAmina() {
  const town = await aTown(test$.db)
  const learnerId = await aLearner(test$.db, town)
  const { id } = await test$.db
    .selectFrom('account')
    .select('id')
    .where('learnerId', '=', learnerId)
    .executeTakeFirstOrThrow()
  const ctx = theLearner(test$.db, learnerId, town)
  return { town, learnerId, learner: { ...ctx, actor: { ...ctx.actor, id } } }
}

describe('D1: a new account', () => {
  test('has said yes to nothing, is read by no parent, and shares nothing', async () => {
    const { learner, learnerId } = await anAmina()

    for (const purpose of purposeNames) expect(await hasConsent(learner, learnerId, purpose)).toBe(false)
    const { db } = test$
    expect(await db.selectFrom('parentLink').select('id').execute()).toEqual([])
    expect(await db.selectFrom('textAgreement').select('phone').execute()).toEqual([])
    expect(await db.selectFrom('letterWish').select('wish').execute()).toEqual([])
  })
})

describe('the ledger', () => {
  test('keeps each answer: by whom, when, and to which words', async () => {
    const { learner, learnerId } = await anAmina()

    await decideConsent(learner, learnerId, 'plan', true)
    await decideConsent(learner, learnerId, 'plan', false)
    await decideConsent(learner, learnerId, 'plan', true)

    const answers = await consentsOf(learner, learnerId)
    expect(answers.map(({ decision }) => decision)).toEqual(['given', 'withdrawn', 'given'])
    expect(answers[0]).toMatchObject({ purpose: 'plan', wording: 1, decidedByRole: 'learner', by: 'Amina' })
    expect(await hasConsent(learner, learnerId, 'plan')).toBe(true)
  })

  test('saying the same again writes nothing', async () => {
    const { learner, learnerId } = await anAmina()
    await decideConsent(learner, learnerId, 'plan', true)
    const before = await countEvents(test$.db)

    expect(await decideConsent(learner, learnerId, 'plan', true)).toBeNull()

    expect(await countEvents(test$.db)).toBe(before)
  })

  test('each answer leaves one event', async () => {
    const { learner, learnerId } = await anAmina()
    await decideConsent(learner, learnerId, 'parent-letters', false)
    const [answer] = await consentsOf(learner, learnerId)

    expect(await eventsOf(test$.db, answer?.id ?? '')).toEqual(['consent.refused'])
  })

  test('nobody answers for the learner, and another learner’s ledger is not there', async () => {
    const { town, learner, learnerId } = await anAmina()
    const joel = theLearner(test$.db, await aLearner(test$.db, town, { givenNames: 'Joel' }), town)
    const head = {
      ...learner,
      actor: { ...learner.actor, role: 'head', learnerId: null, organisationId: town.schoolId } as const,
    }

    await expect(decideConsent(joel, learnerId, 'plan', true)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(decideConsent(head, learnerId, 'plan', true)).rejects.toMatchObject({ name: 'NotAllowed' })
  })

  test('text messages stand in it too, with the page of their own', async () => {
    const { learner, learnerId } = await anAmina()
    const accountId = learner.actor.id

    await agreeToTexts(learner, accountId, '+447700900982')
    expect(await hasConsent(learner, learnerId, 'texts')).toBe(true)
    await agreeToTexts(learner, accountId, null)

    expect(await hasConsent(learner, learnerId, 'texts')).toBe(false)
    expect((await consentsOf(learner, learnerId)).map(({ decision }) => decision)).toEqual(['withdrawn', 'given'])
  })
})

describe('what an answer means', () => {
  test.each([
    [undefined, true, 'given'],
    [undefined, false, 'refused'],
    ['given', true, null],
    ['given', false, 'withdrawn'],
    ['withdrawn', false, null],
    ['refused', true, 'given'],
  ] as const)('after %s, agreeing %s is %s', (before, agrees, decision) => {
    const newest = before && { purpose: 'plan', decision: before, wording: 1 }

    expect(decisionAfter('plan', newest, agrees)).toBe(decision)
  })

  test('a yes to other words is no yes any more', () => {
    const wording = purposes.plan.wording - 1

    expect(isYes('plan', { purpose: 'plan', decision: 'given', wording })).toBe(false)
    expect(decisionAfter('plan', { purpose: 'plan', decision: 'given', wording }, true)).toBe('given')
  })
})
