import { describe, expect, test } from 'vitest'
import { choiceStates } from '~/domain/applications/choice.states'
import { groupOf, placeFrom, placeText, queueGroups, queueQuestion } from '~/domain/queues/queue'
import { findQueue } from '~/domain/queues/queue.queries.server'
import { aChoice, aLearner, anOfficerAt, aProvider } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const ask = (question: Record<string, string> = {}) => queueQuestion.parse(question)

/** Several choices of different learners at one provider, in these states. */
async function aFullQueue(states: (typeof choiceStates)[number][]) {
  const { db } = test$
  const first = await aChoice(db)
  const ids = [first.id]
  while (ids.length < states.length) {
    const learnerId = await aLearner(db, first.town, { givenNames: `Joel ${ids.length}`, familyName: 'Ncube' })
    ids.push((await aChoice(db, { town: first.town, providerId: first.providerId, learnerId })).id)
  }
  for (const [at, state] of states.entries()) {
    await db
      .updateTable('choice')
      .set({ state })
      .where('id', '=', ids[at] ?? '')
      .execute()
  }
  return { ...first, ids }
}

describe('the groups of the queue', () => {
  test('come in the order in which they need somebody', () => {
    expect(queueGroups.map(({ name }) => name)).toEqual([
      'confirm-again',
      'due',
      'feedback',
      'new',
      'interviewing',
      'waiting-list',
      'old-conditions',
      'learners-turn',
      'conditions',
      'successful',
      'deferred',
      'ended',
    ])
  })

  test.each([
    [{ state: 'submitted', answerBy: '2026-12-18', isEarlierCycle: false }, 'new'],
    [{ state: 'submitted', answerBy: '2026-11-27', isEarlierCycle: false }, 'due'],
    [{ state: 'interviewing', answerBy: '2026-11-20', isEarlierCycle: false }, 'due'],
    [{ state: 'overdue', answerBy: '2026-11-01', isEarlierCycle: false }, 'due'],
    [{ state: 'offer', answerBy: '2026-11-20', isEarlierCycle: false }, 'learners-turn'],
    [{ state: 'deferred', answerBy: null, isEarlierCycle: true }, 'confirm-again'],
    [{ state: 'accepted_conditional', answerBy: null, isEarlierCycle: true }, 'old-conditions'],
  ] as const)('%o stands in %s', (row, expected) => {
    expect(groupOf(row, '2026-11-27')).toBe(expected)
  })

  test('are the same for the database as for the rule', async () => {
    const seen = choiceStates.filter((state) => !['draft', 'with_school', 'not_sent'].includes(state))
    const { officer } = await aFullQueue(seen)

    for (const group of queueGroups) {
      const { rows, soon } = await findQueue(officer, ask({ group: group.name }))
      for (const row of rows) expect(groupOf({ ...row, isEarlierCycle: false }, soon)).toBe(group.name)
    }
    const { counts } = await findQueue(officer, ask())
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(seen.length)
  })
})

describe('findQueue', () => {
  test('shows what is open first by group, and the ended only when asked for', async () => {
    const { officer } = await aFullQueue(['rejected', 'submitted', 'offer', 'overdue', 'interviewing'])

    const open = await findQueue(officer, ask())
    const ended = await findQueue(officer, ask({ group: 'ended' }))

    expect(open.rows.map(({ state }) => state)).toEqual(['overdue', 'submitted', 'interviewing', 'offer'])
    expect(ended.rows.map(({ state }) => state)).toEqual(['rejected'])
  })

  test('finds a learner by a part of the name without accents, and an ended one too; or by reference', async () => {
    const { officer, ids } = await aFullQueue(['submitted', 'rejected'])
    await test$.db.updateTable('learner').set({ familyName: 'Núñez' }).where('familyName', '=', 'Ncube').execute()
    const { reference } = await test$.db
      .selectFrom('application')
      .select('reference')
      .orderBy('createdAt')
      .limit(1)
      .executeTakeFirstOrThrow()

    expect((await findQueue(officer, ask({ q: 'joel 1 nunez' }))).rows.map(({ id }) => id)).toEqual([ids[1]])
    expect((await findQueue(officer, ask({ q: reference.toLowerCase() }))).rows).toHaveLength(1)
    expect((await findQueue(officer, ask({ q: '100%_' }))).rows).toEqual([])
  })

  test('turns pages without shuffling or losing anybody', async () => {
    const { officer, ids } = await aFullQueue(Array(4).fill('submitted'))
    const [first, second] = (await findQueue(officer, ask())).rows
    if (!first || !second) throw new Error('The queue is empty.')
    const after = placeText({ group: 3, due: first.answerBy ?? '', at: first.changedAt, id: first.id })

    const rest = await findQueue(officer, ask({ after }))

    expect([first.id, ...rest.rows.map(({ id }) => id)].toSorted()).toEqual(ids.toSorted())
    expect(rest.rows[0]?.id).toBe(second.id)
  })

  test.each(['', 'nonsense', '3~2026-13-45', '1~2026-12-18~x~y', "3~2026-12-18~1~'; drop table choice"])(
    'reads the place “%s” as none',
    (text) => {
      expect(placeFrom(text)).toBeNull()
    },
  )

  test('is the provider’s own: another provider sees nothing of it, nor does a learner’s draft appear', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await aChoice(db, { town: choice.town, providerId: choice.providerId, state: 'draft' })
    const other = anOfficerAt(db, await aProvider(db, choice.town), choice.town)

    expect((await findQueue(choice.officer, ask())).rows).toHaveLength(1)
    expect((await findQueue(other, ask())).rows).toEqual([])
  })
})
