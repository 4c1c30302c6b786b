import { describe, expect, test } from 'vitest'
import { decideSetting } from '~/domain/areas/area.commands.server'
import { canMove } from '~/domain/applications/choice'
import { choiceStates } from '~/domain/applications/choice.states'
import { snapshotFrom } from '~/domain/applications/snapshot'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { acceptFirm, declineOffer, keepAsBackup } from '~/domain/offers/reply.commands.server'
import { systemContext } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  aColleague,
  aLearner,
  conditional,
  countEvents,
  eventsOf,
  FRIDAY,
  lettersIn,
  stateOf,
  theLearner,
  unconditional,
  type ChoiceWithAll,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

/** The same learner's further choice. */
const another = (choice: ChoiceWithAll, wishes: Parameters<typeof aChoice>[1] = {}) =>
  aChoice(test$.db, { town: choice.town, learnerId: choice.learnerId, ...wishes })

describe.each([
  ['acceptFirm', acceptFirm, 'accept'],
  ['keepAsBackup', keepAsBackup, 'keepAsBackup'],
  [
    'declineOffer',
    (...[ctx, id]: Parameters<typeof acceptFirm>) => declineOffer(ctx, id, { reason: null, detail: '' }),
    'decline',
  ],
] as const)('%s', (_, deed, event) => {
  test.each(choiceStates.filter((state) => !canMove(state, event)))('refuses a choice that is %s', async (state) => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'draft' })
    await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()
    const before = await countEvents(db)

    await expect(deed(choice.learner, choice.id)).rejects.toMatchObject({ code: 'not-from-here' })

    expect(await stateOf(db, choice.id)).toBe(state)
    expect(await countEvents(db)).toBe(before)
  })

  test('is hidden from another learner, and not for the provider', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })
    const other = theLearner(db, await aLearner(db, choice.town), choice.town)

    await expect(deed(other, choice.id)).rejects.toThrow(NotFound)
    await expect(deed(choice.officer, choice.id)).rejects.toThrow(NotAllowed)
  })

  test('leaves one event and one reply, and tells the provider', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })
    await aColleague(db, choice.providerId)
    const before = await countEvents(db)

    await deed(choice.learner, choice.id)

    expect(await countEvents(db)).toBe(before + 1)
    expect(await db.selectFrom('reply').select('id').execute()).toHaveLength(1)
    await drainJobs(db, FRIDAY)
    const told = (await lettersIn(db)).filter(
      ({ template }) => template === 'OfferAccepted' || template === 'OfferDeclined',
    )
    expect(told).toHaveLength(1)
    expect(told[0]?.body).not.toContain('Amina')
  })
})

describe('acceptFirm', () => {
  test('takes a conditional offer with its conditions open', async () => {
    const choice = await aChoice(test$.db, { state: 'offer', terms: conditional })

    expect(await acceptFirm(choice.learner, choice.id)).toBe('accepted_conditional')
  })

  test('makes the place sure where nothing is open, and then the provider may have the rest of the form', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer', terms: unconditional, kind: 'school' })

    expect(await acceptFirm(choice.learner, choice.id)).toBe('place_confirmed')

    const { snapshot } = await db
      .selectFrom('choice')
      .select('snapshot')
      .where('id', '=', choice.id)
      .executeTakeFirstOrThrow()
    const kept = snapshotFrom(snapshot)
    expect(kept?.answers.statement).toBe('mark-of-statement')
    expect(kept?.answers.ethnicGroup).toBeUndefined()
  })

  test('keeps other offers open for a backup, and declines them once there is one', async () => {
    const { db } = test$
    const first = await aChoice(db, { state: 'offer' })
    const second = await another(first, { state: 'offer' })
    const third = await another(first, { state: 'offer' })

    await acceptFirm(first.learner, first.id)
    expect(await stateOf(db, second.id)).toBe('offer')
    await keepAsBackup(first.learner, second.id)

    expect(await stateOf(db, second.id)).toBe('accepted_backup')
    expect(await stateOf(db, third.id)).toBe('declined')
    expect(await eventsOf(db, third.id)).toEqual(['choice.added', 'offer.made', 'offer.declined'])
  })

  test('asks before a firm place is given up, and then gives it up in the same transaction', async () => {
    const { db } = test$
    const first = await aChoice(db, { state: 'accepted_conditional' })
    const second = await another(first, { state: 'offer' })

    await expect(acceptFirm(first.learner, second.id)).rejects.toMatchObject({ code: 'holds-firm', field: 'swap' })
    await acceptFirm(first.learner, second.id, { isSwapConfirmed: true })

    expect(await stateOf(db, first.id)).toBe('withdrawn')
    expect(await stateOf(db, second.id)).toBe('accepted_conditional')
    const ended = await db
      .selectFrom('offer')
      .select('endedAt')
      .where('choiceId', '=', first.id)
      .executeTakeFirstOrThrow()
    expect(ended.endedAt).toEqual(FRIDAY)
  })

  test('under the policy of one place ends all the others at once', async () => {
    const { db } = test$
    const first = await aChoice(db, { state: 'offer' })
    await decideSetting(systemContext(db, FRIDAY), first.town.areaId, 'acceptancePolicy', 'single')
    const offered = await another(first, { state: 'offer' })
    const waiting = await another(first)
    const draft = await another(first, { state: 'draft' })

    await expect(keepAsBackup(first.learner, first.id)).rejects.toMatchObject({ code: 'no-backups' })
    await acceptFirm(first.learner, first.id)

    expect(await Promise.all([first, offered, waiting, draft].map(({ id }) => stateOf(db, id)))).toEqual([
      'accepted_conditional',
      'declined',
      'withdrawn',
      'draft',
    ])
  })

  test('where all stays open until confirmation, several may be accepted', async () => {
    const { db } = test$
    const first = await aChoice(db, { state: 'offer' })
    const second = await another(first, { state: 'offer' })
    await decideSetting(systemContext(db, FRIDAY), first.town.areaId, 'acceptancePolicy', 'open-until-confirmation')

    await acceptFirm(first.learner, first.id)
    await acceptFirm(first.learner, second.id)

    expect([await stateOf(db, first.id), await stateOf(db, second.id)]).toEqual([
      'accepted_conditional',
      'accepted_conditional',
    ])
  })

  test('refuses when the offer was changed since the page was shown', async () => {
    const choice = await aChoice(test$.db, { state: 'offer' })

    await expect(acceptFirm(choice.learner, choice.id, { version: 1 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
  })
})

describe('declineOffer', () => {
  test('keeps the reason, and shares only what may be shared', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })
    await aColleague(db, choice.providerId)
    const reasons = await db.selectFrom('reason').select(['id', 'code']).where('list', '=', 'decline').execute()
    const cost = reasons.find(({ code }) => code === 'cost')?.id ?? ''

    await declineOffer(choice.learner, choice.id, { reason: cost, detail: 'My own words' })

    const reply = await db.selectFrom('reply').select(['kind', 'reasonId', 'detail']).executeTakeFirstOrThrow()
    expect(reply).toEqual({ kind: 'decline', reasonId: cost, detail: 'My own words' })
    await drainJobs(db, FRIDAY)
    const letter = (await lettersIn(db)).find(({ template }) => template === 'OfferDeclined')
    expect(letter?.body).not.toMatch(/cost|My own words/)
  })

  test('needs no reason', async () => {
    const choice = await aChoice(test$.db, { state: 'offer' })

    await declineOffer(choice.learner, choice.id, { reason: null, detail: '' })

    expect(await stateOf(test$.db, choice.id)).toBe('declined')
  })

  test('does not lengthen the time for the other offers', async () => {
    const { db } = test$
    const first = await aChoice(db, { state: 'offer' })
    const second = await another(first)
    await makeOffer(second.officer, second.id, unconditional)
    const before = await db
      .selectFrom('offer')
      .select('replyBy')
      .where('choiceId', '=', second.id)
      .executeTakeFirstOrThrow()

    const later = { ...first.learner, now: new Date('2026-11-25T09:00:00Z') }
    await declineOffer(later, first.id, { reason: null, detail: '' })

    const after = await db
      .selectFrom('offer')
      .select('replyBy')
      .where('choiceId', '=', second.id)
      .executeTakeFirstOrThrow()
    expect(after).toEqual(before)
  })
})
