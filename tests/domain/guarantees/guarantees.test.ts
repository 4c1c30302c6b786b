import { describe, expect, test } from 'vitest'
import '#tests/support/reactions'
import { outcomes, type Outcome } from '~/domain/guarantees/guarantee'
import { decideGuarantee, takeDecisionBack } from '~/domain/guarantees/guarantee.commands.server'
import { lockMonths } from '~/domain/guarantees/guarantee-month.commands.server'
import {
  deskCounts,
  findGuarantee,
  guaranteeDesk,
  guaranteesOf,
  lockedMonths,
  ownGuarantee,
} from '~/domain/guarantees/guarantee.queries.server'
import { askForGuarantees, refreshAll } from '~/domain/guarantees/refresh.commands.server'
import { recordLeaving } from '~/domain/nccis-returns/cohort-leaving.commands.server'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, aLearner, aTown, FRIDAY, theLearner, unconditional, type Town } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aReturnTown, aSixteen } from '#tests/support/return-towns'
import { anAdviser, aStaffContext, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()
const season = 2027
const LATE = new Date('2027-03-15T09:00:00Z')
const desk = { season, outcome: 'to-do', schoolId: null, after: null } as const

function work({ areaId }: Town, now = FRIDAY) {
  return refreshAll(systemContext(test$.db, now), { areaId, season })
}

describe('what the record says', () => {
  test('is kept with its evidence, and the same night twice changes nothing', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer', terms: unconditional })
    await work(choice.town)
    const adviser = await anAdviser(db, choice.town)
    const [first] = await guaranteesOf(adviser, choice.learnerId)

    await work(choice.town, LATE)

    expect(first).toMatchObject({ season, yearGroup: 11, code: '110', source: 'record', version: 1 })
    expect(first?.evidence).toMatchObject({
      kind: 'offer',
      what: 'Engineering',
      where: 'Riverside College',
      on: '2026-11-20',
    })
    expect(await guaranteesOf(adviser, choice.learnerId)).toEqual([first])
  })

  test('waits, was never sent, has ended: each is found for everybody in one go', async () => {
    const { db } = test$
    const town = await aTown(db)
    const waiting = await aChoice(db, { town, state: 'submitted' })
    const ended = await aChoice(db, { town, state: 'rejected' })
    const silent = await aLearner(db, town)
    await work(town, LATE)
    const adviser = await anAdviser(db, town, LATE)

    const found = await Promise.all([waiting.learnerId, ended.learnerId, silent].map((id) => guaranteesOf(adviser, id)))

    expect(found.map(([row]) => row?.code)).toEqual(['140', '159', '151'])
  })

  test('follows an offer at once, for those whom it changes', async () => {
    const { db } = test$
    const town = await aTown(db)
    const choice = await aChoice(db, { town, state: 'submitted' })
    await work(town)

    await aChoice(db, { town, learnerId: choice.learnerId, state: 'offer', terms: unconditional })
    await drainJobs(db, FRIDAY)

    const [row] = await guaranteesOf(await anAdviser(db, town), choice.learnerId)
    expect(row?.code).toBe('110')
  })

  test('is asked for each night, and waits in the queue by the thousand', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'submitted' })

    await askForGuarantees(systemContext(db, FRIDAY))
    const done = await drainJobs(db, FRIDAY)

    expect(done).toContain('guarantees/refresh-batch')
    expect(await guaranteesOf(await anAdviser(db, choice.town), choice.learnerId)).toHaveLength(1)
  })

  test('is nobody’s business in another area', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'submitted' })
    await work(choice.town)
    const stranger = await anAdviser(db, await aTown(db))

    expect(await guaranteesOf(stranger, choice.learnerId)).toEqual([])
    expect((await guaranteeDesk(stranger, desk)).rows).toEqual([])
  })

  test('is read by the learner alone, in plain words', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer', terms: unconditional })
    await work(choice.town)
    const other = theLearner(db, await aLearner(db, choice.town), choice.town)

    expect(await ownGuarantee(choice.learner, season)).toMatchObject({ learnerWords: 'You have an offer of a place.' })
    expect(await guaranteesOf(other, choice.learnerId)).toEqual([])
  })
})

describe('an adviser’s word', () => {
  async function anEndedChoice() {
    const choice = await aChoice(test$.db, { state: 'rejected' })
    await work(choice.town, LATE)
    const adviser = await anAdviser(test$.db, choice.town, LATE)
    const [row] = await guaranteesOf(adviser, choice.learnerId)
    if (!row) throw new Error('Nothing was worked out.')
    return { choice, adviser, id: row.id, version: row.version }
  }
  const word = { code: '123', reason: 'Goes abroad for a year; talked to her mother.' }

  test('stands with its reason, leaves one event, and the record is kept beside it', async () => {
    const { db } = test$
    const { choice, adviser, id, version } = await anEndedChoice()

    await decideGuarantee(adviser, id, { ...word, version })
    await aChoice(db, { town: choice.town, learnerId: choice.learnerId, state: 'offer', terms: unconditional })
    await work(choice.town, LATE)

    expect(await findGuarantee(adviser, id)).toMatchObject({
      ...word,
      source: 'adviser',
      recordCode: '110',
      evidence: null,
    })
    const [event, ...more] = await eventsCalled(db, 'guarantee.decided')
    expect(event).toMatchObject({ learnerId: choice.learnerId, particulars: { before: '159', after: '123' } })
    expect(more).toEqual([])
  })

  test('is taken back, and the record stands again', async () => {
    const { adviser, id, version } = await anEndedChoice()
    await decideGuarantee(adviser, id, { ...word, version })

    await takeDecisionBack(adviser, id, version + 1)

    expect(await findGuarantee(adviser, id)).toMatchObject({ code: '159', source: 'record', reason: null })
    expect(await eventsCalled(test$.db, 'guarantee.decision-taken-back')).toHaveLength(1)
  })

  test('of whoever was second is refused', async () => {
    const { adviser, id, version } = await anEndedChoice()
    await decideGuarantee(adviser, id, { ...word, version })

    const second = decideGuarantee(adviser, id, { ...word, code: '122', version })

    await expect(second).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  test('is an adviser’s alone: a coordinator counts, a stranger finds nothing', async () => {
    const { db } = test$
    const { choice, id, version } = await anEndedChoice()
    const coordinator = await aStaffContext(db, choice.town.schoolId, choice.town, 'coordinator', { now: LATE })
    const stranger = await anAdviser(db, await aTown(db))

    await expect(decideGuarantee(coordinator, id, { ...word, version })).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(decideGuarantee(stranger, id, { ...word, version })).rejects.toMatchObject({ name: 'NotFound' })
  })
})

describe('the desk', () => {
  test('opens on who is not recorded or has no offer, and narrows by school', async () => {
    const { db } = test$
    const town = await aTown(db)
    const offered = await aChoice(db, { town, state: 'offer', terms: unconditional })
    const waiting = await aChoice(db, { town, state: 'submitted' })
    await work(town)
    const adviser = await anAdviser(db, town)

    const open = await guaranteeDesk(adviser, desk)
    const all = await guaranteeDesk(adviser, { ...desk, outcome: 'all' })
    const elsewhere = await guaranteeDesk(adviser, { ...desk, schoolId: offered.providerId })

    expect(open.rows.map(({ learnerId }) => learnerId)).toEqual([waiting.learnerId])
    expect(all.rows).toHaveLength(2)
    expect(elsewhere.rows).toEqual([])
  })

  test('counts of each answer whom it lists, and of many no further than it tells', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    await aChoice(db, { town, state: 'offer', terms: unconditional })
    await aChoice(db, { town, state: 'submitted' })
    const moves = await aSixteen(db, town, 'Amina')
    await aSixteen(db, town, 'Joel')
    await work(town, LATE)
    await recordLeaving(town.adviser, moves, { status: 'T', leftOn: '2026-11-20', note: null, authority: '821' })

    const counts = await deskCounts(town.adviser, season)

    const listed = async (outcome: Outcome) => (await guaranteeDesk(town.adviser, { ...desk, outcome })).rows.length
    for (const outcome of outcomes)
      expect(counts.find((one) => one.outcome === outcome)?.count).toBe(await listed(outcome))
    expect((await guaranteeDesk(town.adviser, { ...desk, outcome: 'all' })).rows).toHaveLength(3)
  })

  test('shows every row once over its pages', async () => {
    const { db } = test$
    const town = await aTown(db)
    for (let at = 0; at < 53; at += 1) await aLearner(db, town, { familyName: `Same ${at % 3}` })
    await work(town)
    const adviser = await anAdviser(db, town)

    const first = await guaranteeDesk(adviser, desk)
    const second = await guaranteeDesk(adviser, { ...desk, after: first.next })

    const ids = [...first.rows, ...second.rows].map(({ id }) => id)
    expect(new Set(ids).size).toBe(53)
    expect(second.next).toBeNull()
  })
})

describe('the months', () => {
  const on = (day: string) => systemContext(test$.db, new Date(`${day}T03:00:00Z`))

  test('are locked one after the other; whoever comes later is in none', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer', terms: unconditional })
    await lockMonths(on('2027-06-01'))
    await db.updateTable('choice').set({ state: 'offer_withdrawn' }).where('id', '=', choice.id).execute()
    await aLearner(db, choice.town)
    await lockMonths(on('2027-06-02'))
    await lockMonths(on('2027-07-01'))

    const coordinator = await aStaffContext(db, choice.town.schoolId, choice.town, 'coordinator')
    const months = await lockedMonths(coordinator, season)

    expect(months.map(({ endsOn, learners, counts }) => ({ endsOn, learners, counts }))).toEqual([
      { endsOn: '2027-05-31', learners: 1, counts: [{ outcome: 'offer', count: 1 }] },
      { endsOn: '2027-06-30', learners: 1, counts: [{ outcome: 'not-recorded', count: 1 }] },
    ])
  })

  test('leave out who has left by then, and keep who leaves afterwards', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    const moves = await aSixteen(db, town, 'Amina')
    await aSixteen(db, town, 'Joel')
    await lockMonths(on('2027-06-01'))
    await recordLeaving(town.adviser, moves, { status: 'T', leftOn: '2026-11-20', note: null, authority: '821' })
    await lockMonths(on('2027-07-01'))

    const months = await lockedMonths(await aStaffContext(db, town.schoolId, town, 'coordinator'), season)

    const told = months.map(({ endsOn, learners, counts }) => [
      endsOn,
      learners,
      counts.reduce((sum, { count }) => sum + count, 0),
    ])
    expect(told).toEqual([
      ['2027-05-31', 2, 2],
      ['2027-06-30', 1, 1],
    ])
  })

  test.each(['guaranteeMonthRow', 'guaranteeMonthCount'] as const)('stay as they were locked: %s', async (table) => {
    const { db } = test$
    await aChoice(db, { state: 'offer', terms: unconditional })
    await lockMonths(on('2027-06-01'))

    await expect(db.updateTable(table).set({ code: '110' }).execute()).rejects.toThrow(/append-only/)
  })
})
