import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import '~/jobs'
import { canMove } from '~/domain/applications/choice'
import { choiceStates, type ChoiceEvent } from '~/domain/applications/choice.states'
import { areAllClosed, conditionDecisions, missed } from '~/domain/enrolments/condition'
import { confirmPlace, decideConditions, missConditions } from '~/domain/enrolments/condition.commands.server'
import { findPlaceWithConditions } from '~/domain/enrolments/enrolment.queries.server'
import type { ConditionDecision } from '~/domain/enrolments/condition'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  anOfficerAt,
  aProvider,
  countEvents,
  eventsOf,
  FRIDAY,
  lettersIn,
  stateOf,
  type ChoiceWithAll,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aChoiceInState, aReason, eventsCalled, refusalFrom } from '#tests/support/tracking'

const test$ = testDatabase()

const accepted = () => aChoice(test$.db, { state: 'accepted_conditional' })

async function decide(choice: ChoiceWithAll, ...wanted: ConditionDecision[]) {
  const { conditions } = await findPlaceWithConditions(choice.officer, choice.id)
  const decisions = Object.fromEntries(conditions.map(({ id }, at) => [id, wanted[at] ?? 'open'] as const))
  return decideConditions(choice.officer, choice.id, { decisions, version: undefined })
}

test('a place may be confirmed exactly when nothing is open and nothing was missed', () => {
  const status = fc.constantFrom(...conditionDecisions)
  fc.assert(
    fc.property(fc.array(status.map((status) => ({ status }))), (conditions) => {
      const isOpen = conditions.some(({ status }) => status === 'open')

      expect(areAllClosed(conditions)).toBe(!isOpen && missed(conditions).length === 0)
    }),
  )
})

describe('decideConditions', () => {
  test('keeps what became of each, with one event for each and one letter for all', async () => {
    const { db } = test$
    const choice = await accepted()

    await decide(choice, 'met', 'waived')

    const { conditions } = await findPlaceWithConditions(choice.officer, choice.id)
    expect(conditions.map(({ status }) => status)).toEqual(['met', 'waived'])
    const events = await eventsCalled(db, 'condition.decided')
    expect(events.map(({ particulars }) => particulars)).toEqual([
      expect.objectContaining({ before: 'open', after: 'met' }),
      expect.objectContaining({ before: 'open', after: 'waived' }),
    ])
    await drainJobs(db, FRIDAY)
    const letters = (await lettersIn(db)).filter(({ template }) => template === 'ConditionsDecided')
    expect(letters).toHaveLength(1)
    expect(letters[0]?.body).toContain('Not needed any more: Show us who you are.')
  })

  test('may be mended until the place is confirmed', async () => {
    const choice = await accepted()
    await decide(choice, 'not-met', 'met')

    await decide(choice, 'met', 'met')

    expect(await stateOf(test$.db, choice.id)).toBe('accepted_conditional')
    await confirmPlace(choice.officer, choice.id)
    expect(await stateOf(test$.db, choice.id)).toBe('place_confirmed')
  })

  test('is refused where nothing was decided', async () => {
    const choice = await accepted()

    await expect(decide(choice)).rejects.toMatchObject({ code: 'nothing-decided' })
  })

  test('tells whoever comes second with an old page', async () => {
    const choice = await accepted()
    const { version, conditions } = await findPlaceWithConditions(choice.officer, choice.id)
    await decide(choice, 'met')

    const late = decideConditions(choice.officer, choice.id, {
      decisions: { [conditions[1]?.id ?? '']: 'met' },
      version,
    })

    await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })
})

describe('confirmPlace', () => {
  test('makes the place sure, tells the learner once, and leaves one event', async () => {
    const { db } = test$
    const choice = await accepted()
    await decide(choice, 'met', 'met')

    await confirmPlace(choice.officer, choice.id)
    await drainJobs(db, FRIDAY)
    await drainJobs(db, FRIDAY)

    expect(await stateOf(db, choice.id)).toBe('place_confirmed')
    expect((await eventsOf(db, choice.id)).filter((action) => action === 'place.confirmed')).toHaveLength(1)
    expect((await lettersIn(db)).filter(({ template }) => template === 'PlaceConfirmed')).toHaveLength(1)
  })

  test.each([
    [[], 'conditions-open'],
    [['met'], 'conditions-open'],
    [['met', 'not-met'], 'conditions-missed'],
  ] as const)('is refused while conditions are %j', async (decisions, code) => {
    const choice = await accepted()
    if (decisions.length > 0) await decide(choice, ...decisions)

    await expect(confirmPlace(choice.officer, choice.id)).rejects.toMatchObject({ code })

    expect(await stateOf(test$.db, choice.id)).toBe('accepted_conditional')
  })
})

describe('missConditions', () => {
  const why = async (code = 'grade-missed') => ({
    reason: await aReason(test$.db, 'conditions-missed', code),
    detail: '',
    version: undefined,
  })

  test('ends the choice and its offer, says why, and leaves one event', async () => {
    const { db } = test$
    const choice = await accepted()
    await decide(choice, 'not-met')

    await missConditions(choice.officer, choice.id, await why())
    await drainJobs(db, FRIDAY)

    expect(await stateOf(db, choice.id)).toBe('conditions_not_met')
    expect(await db.selectFrom('offer').select('id').where('endedAt', 'is', null).execute()).toEqual([])
    expect((await eventsOf(db, choice.id)).filter((action) => action === 'conditions.missed')).toHaveLength(1)
    const letter = (await lettersIn(db)).find(({ template }) => template === 'ConditionsMissed')
    expect(letter?.body).toContain('You did not get a grade that the offer asked for.')
    expect(letter?.body).toContain('There are still courses with free places.')
  })

  test('makes the backup the firm place, once', async () => {
    const { db } = test$
    const firm = await accepted()
    const backup = await aChoice(db, { town: firm.town, learnerId: firm.learnerId, state: 'accepted_backup' })
    await decide(firm, 'not-met')

    await missConditions(firm.officer, firm.id, await why())
    await drainJobs(db, FRIDAY)
    await drainJobs(db, FRIDAY)

    expect(await stateOf(db, backup.id)).toBe('accepted_conditional')
    expect((await eventsOf(db, backup.id)).filter((action) => action === 'backup.promoted')).toHaveLength(1)
    expect((await lettersIn(db)).filter(({ template }) => template === 'BackupPromoted')).toHaveLength(1)
  })

  test('is refused while no condition is marked as missed', async () => {
    const choice = await accepted()

    await expect(missConditions(choice.officer, choice.id, await why())).rejects.toMatchObject({
      code: 'nothing-missed',
    })
  })

  test('asks for words where the reason needs them', async () => {
    const choice = await accepted()
    await decide(choice, 'not-met')

    await expect(missConditions(choice.officer, choice.id, await why('other'))).rejects.toMatchObject({
      code: 'needs-detail',
    })
  })
})

describe.each<[string, ChoiceEvent, (choice: ChoiceWithAll, ctx: ChoiceWithAll['officer']) => Promise<unknown>]>([
  [
    'decideConditions',
    'markCondition',
    ({ id }, ctx) => decideConditions(ctx, id, { decisions: {}, version: undefined }),
  ],
  ['confirmPlace', 'confirmPlace', ({ id }, ctx) => confirmPlace(ctx, id)],
  [
    'missConditions',
    'missConditions',
    async ({ id }, ctx) =>
      missConditions(ctx, id, {
        reason: await aReason(test$.db, 'conditions-missed', 'grade-missed'),
        detail: '',
        version: undefined,
      }),
  ],
])('%s', (_, event, deed) => {
  test.each(choiceStates.filter((state) => !canMove(state, event)))('refuses a choice that is %s', async (state) => {
    const { db } = test$
    const choice = await aChoiceInState(db, state)
    const before = await countEvents(db)

    await expect(deed(choice, choice.officer)).rejects.toMatchObject(refusalFrom(state))

    expect(await stateOf(db, choice.id)).toBe(state)
    expect(await countEvents(db)).toBe(before)
  })

  test('is hidden from another provider, and not for the learner', async () => {
    const { db } = test$
    const choice = await accepted()
    const elsewhere = anOfficerAt(db, await aProvider(db, choice.town), choice.town)

    await expect(deed(choice, elsewhere)).rejects.toThrow(NotFound)
    await expect(deed(choice, choice.learner)).rejects.toThrow(NotAllowed)
  })
})
