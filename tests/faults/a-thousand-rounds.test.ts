import { beforeEach, describe, expect, test } from 'vitest'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { addToWaitingList } from '~/domain/waiting-lists/waiting-list.commands.server'
import type { Context } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'
import { aChoice, anOfficerAt, stateOf, unconditional, type ChoiceWithAll } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { manyApplicants } from '#tests/support/queues'

const race$ = racingDatabase()
const ROUNDS = 1000

type Answer = { leads: string; give: (ctx: Context, choiceId: string, version: number) => Promise<unknown> }

let first: ChoiceWithAll
let full = ''

beforeEach(async () => {
  const { db } = race$
  first = await aChoice(db)
  const reason = db.selectFrom('reason').select('id').where('list', '=', 'rejection').where('code', '=', 'course-full')
  full = (await reason.executeTakeFirstOrThrow()).id
})

const answers: Answer[] = [
  { leads: 'offer', give: (ctx, id, version) => makeOffer(ctx, id, { ...unconditional, version }) },
  {
    leads: 'rejected',
    give: (ctx, id, version) => rejectChoice(ctx, id, { reasons: [full], details: {}, message: '', version }),
  },
  {
    leads: 'waiting_list',
    give: (ctx, id, version) => addToWaitingList(ctx, id, { expiresOn: '2027-01-08', version }),
  },
]
const pairs = answers.flatMap((one) => answers.map((other) => [one, other] as const))

/** Each with each, in turn. */
function pairOf(round: number) {
  const pair = pairs[round % pairs.length]
  if (!pair) throw new Error('There are no answers to pair.')
  return pair
}

/** Two of the provider's staff, who both read the application as it is now. */
const twoOfficers = () => [anOfficer(), anOfficer()] as const
const anOfficer = () => anOfficerAt(race$.db, first.providerId, first.town)

async function versionOf(id: string) {
  const row = race$.db.selectFrom('choice').select('version').where('id', '=', id)
  return (await row.executeTakeFirstOrThrow()).version
}

const reasonOf = (result: PromiseSettledResult<unknown>): unknown =>
  result.status === 'rejected' ? result.reason : undefined

describe(`a provider's decisions, ${ROUNDS} times`, () => {
  test('two colleagues who answer at once: one answer stands, the other is told, and one event is recorded', async () => {
    const { db } = race$
    const ids = await manyApplicants(db, first, ROUNDS)
    const lone: string[] = []

    for (const [round, id] of ids.entries()) {
      const [one, other] = pairOf(round)
      const [here, there] = twoOfficers()
      const version = await versionOf(id)
      const results = await Promise.allSettled([one.give(here, id, version), other.give(there, id, version)])

      const refused = results.filter(({ status }) => status === 'rejected')
      expect(refused.map(reasonOf)).toMatchObject([{ code: 'changed-meanwhile' }])
      lone.push(results[0].status === 'fulfilled' ? one.leads : other.leads)
    }

    const states = await db.selectFrom('choice').select(['id', 'state']).where('id', 'in', ids).execute()
    const stateIn = new Map(states.map(({ id, state }) => [id, state]))
    expect(ids.map((id) => stateIn.get(id))).toEqual(lone)
    expect(await eventsOfEach(ids)).toEqual(Array(ROUNDS).fill(1))
  }, 180_000)

  test('a screen that is older than a colleague’s answer decides nothing', async () => {
    const { db } = race$
    const ids = await manyApplicants(db, first, ROUNDS)

    for (const [round, id] of ids.entries()) {
      const [earlier, late] = pairOf(round)
      const [quick, slow] = twoOfficers()
      const seen = await versionOf(id)
      await earlier.give(quick, id, seen)

      await expect(late.give(slow, id, seen)).rejects.toMatchObject({ code: 'changed-meanwhile' })
      expect(await stateOf(db, id)).toBe(earlier.leads)
    }

    expect(await eventsOfEach(ids)).toEqual(Array(ROUNDS).fill(1))
  }, 180_000)

  test('the last place, offered to two at once: one has it, every time', async () => {
    const { db } = race$
    const ids = await manyApplicants(db, first, ROUNDS * 2)
    const run = db.updateTable('courseRun').where('id', '=', first.runId)

    for (let round = 0; round < ROUNDS; round += 1) {
      await run.set({ places: round + 1, hasHardLimit: true }).execute()
      const [here, there] = twoOfficers()
      const pair = ids.slice(round * 2, round * 2 + 2)
      const results = await Promise.allSettled(
        pair.map((id, at) => makeOffer(at === 0 ? here : there, id, unconditional)),
      )

      const reasons = results.map(reasonOf).filter((reason) => reason !== undefined)
      expect(reasons).toMatchObject([{ code: 'no-place-left' }])
      expect(reasons[0]).toBeInstanceOf(Refusal)
    }

    const offers = await db.selectFrom('offer').select('choiceId').where('courseRunId', '=', first.runId).execute()
    expect(new Set(offers.map(({ choiceId }) => choiceId)).size).toBe(ROUNDS)
  }, 180_000)
})

/** How many events of each choice are recorded, in their order. */
async function eventsOfEach(ids: readonly string[]): Promise<number[]> {
  const rows = await race$.db
    .selectFrom('auditEvent')
    .select(({ fn }) => ['subjectId', fn.countAll<number>().as('count')])
    .where('subjectId', 'in', ids)
    .groupBy('subjectId')
    .execute()
  const counts = new Map(rows.map(({ subjectId, count }) => [subjectId, count]))
  return ids.map((id) => counts.get(id) ?? 0)
}
