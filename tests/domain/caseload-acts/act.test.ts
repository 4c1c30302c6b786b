import { beforeEach, describe, expect, test } from 'vitest'
import '~/jobs'
import { reasonsOn } from '~/domain/areas/reason.queries.server'
import { leftOutBecause, MOST_AT_ONCE, stateOf } from '~/domain/caseload-acts/act'
import { doAct, planAct, undoAct, type Planned } from '~/domain/caseload-acts/act.commands.server'
import { actCounts, itemsShown } from '~/domain/caseload-acts/act-shown'
import { actsSoFar, entriesChosen, findAct } from '~/domain/caseload-acts/act.queries.server'
import { goOn } from '~/domain/caseload-acts/go-on.commands.server'
import { recordNeed } from '~/domain/circumstances/need.commands.server'
import { everybody } from '~/domain/participation/caseload'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { caseloadHistory } from '~/domain/participation/history.queries.server'
import { caseloadPage } from '~/domain/participation/caseload.queries.server'
import { recordContact } from '~/domain/participation/contact.commands.server'
import { newId } from '~/kit/chance.server'
import { systemContext, type Context } from '~/kit/context.server'
import { NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import { aLearner, aTown, FRIDAY, lettersIn, type Town } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { anAdviser, aStaffContext, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()
let town: Town
let adviser: Context
let colleague: Context
let learnerIds: string[]

beforeEach(async () => {
  const { db } = test$
  town = await aTown(db)
  adviser = await anAdviser(db, town)
  colleague = await aStaffContext(db, adviser.actor.organisationId ?? '', town, 'adviser')
  learnerIds = [await aLearner(db, town), await aLearner(db, town)]
  for (const learnerId of learnerIds) await takeOn(adviser, learnerId)
})

const entries = async () =>
  (await test$.db.selectFrom('caseloadEntry').select('id').where('endedAt', 'is', null).orderBy('id').execute()).map(
    ({ id }) => id,
  )

async function aMove(to = colleague): Promise<Planned> {
  const reasons = await reasonsOn(adviser, 'caseload-moved')
  const reason = reasons.find(({ code }) => code === 'workload')?.id ?? ''
  return { kind: 'move', adviserId: to.actor.id ?? '', reason, detail: null }
}

const ofAdviser = async (ctx: Context) => (await caseloadPage(ctx)).rows.length
const day: Planned = { kind: 'next-action', on: '2026-12-01', what: 'home-visit' }
const level: Planned = { kind: 'need', level: 1, fromOn: '2026-11-20' }

describe('learners who go to another adviser', () => {
  test('are looked at first: nothing is done until somebody says so', async () => {
    const actId = await planAct(adviser, await aMove(), await entries())

    expect(await ofAdviser(adviser)).toBe(2)
    const { items, terms } = await findAct(adviser, actId)
    expect(itemsShown(terms, items).map(({ outcome }) => outcome)).toEqual(['Will be done', 'Will be done'])
    expect(await eventsCalled(test$.db, 'caseload-act.done')).toEqual([])
  })

  test('take what was planned with them, and the history says from whom, when and why', async () => {
    await recordContact(adviser, learnerIds[0] ?? '', { ...call, nextActionOn: '2026-12-03' })

    await doAct(adviser, await planAct(adviser, await aMove(), await entries()))

    expect([await ofAdviser(adviser), await ofAdviser(colleague)]).toEqual([0, 2])
    const { rows } = await caseloadPage(colleague)
    expect(rows.find(({ learnerId }) => learnerId === learnerIds[0])).toMatchObject({ nextActionOn: '2026-12-03' })
    expect(await eventsCalled(test$.db, 'caseload.moved')).toHaveLength(2)
    expect(await eventsCalled(test$.db, 'caseload-act.done')).toHaveLength(1)
    const [now, before] = await caseloadHistory(colleague, learnerIds[0] ?? '')
    expect(now).toMatchObject({ endedAt: null, reason: 'Caseloads are shared out anew' })
    expect(before?.endedAt).not.toBeNull()
  })

  test('are told of in one letter, which names none of them', async () => {
    const { db } = test$
    await doAct(adviser, await planAct(adviser, await aMove(), await entries()))
    await drainJobs(db, FRIDAY)

    const [letter, ...others] = (await lettersIn(db)).filter(({ template }) => template === 'LearnersGiven')
    expect(others).toEqual([])
    expect(letter?.body).toContain('has given you 2 learners to look after')
    expect(letter?.body).not.toContain('Yusuf')
  })

  test('come back when it is undone, but for whoever has gone on since', async () => {
    const actId = await planAct(adviser, await aMove(), await entries())
    await doAct(adviser, actId)
    const third = await aStaffContext(test$.db, adviser.actor.organisationId ?? '', town, 'adviser')
    const move = await aMove(third)
    const [gone] = (await caseloadPage(colleague)).rows
    await doAct(colleague, await planAct(colleague, move, [gone?.id ?? '']))

    await undoAct(adviser, actId)

    expect([await ofAdviser(adviser), await ofAdviser(colleague), await ofAdviser(third)]).toEqual([1, 0, 1])
    expect(await eventsCalled(test$.db, 'caseload-act.undone')).toHaveLength(1)
  })

  test('are left out where they are with the adviser already, or went elsewhere after they were looked at', async () => {
    const [first = ''] = await entries()
    const actId = await planAct(adviser, await aMove(), await entries())
    await doAct(adviser, await planAct(adviser, await aMove(), [first]))

    await doAct(adviser, actId)

    const { items } = await findAct(adviser, actId)
    expect(items.map(({ outcome }) => outcome).sort()).toEqual(['done', 'left-out'])
  })

  test('do not go to somebody who is not a colleague, nor without a reason', async () => {
    const stranger = await anAdviser(test$.db, await aTown(test$.db))
    const move = await aMove()
    if (move.kind !== 'move') throw new Error('A move was asked for.')

    await expect(
      planAct(adviser, { ...move, adviserId: stranger.actor.id ?? '' }, await entries()),
    ).rejects.toMatchObject({ code: 'not-a-colleague' })
    await expect(planAct(adviser, { ...move, reason: move.adviserId }, await entries())).rejects.toMatchObject({
      code: 'unknown-reason',
    })
  })
})

describe('other things for many', () => {
  test('a next step is planned, and taken back to what stood before', async () => {
    const actId = await planAct(adviser, day, await entries())
    await doAct(adviser, actId)
    const planned = async () => (await caseloadPage(adviser)).rows.map(({ nextActionOn }) => nextActionOn)
    expect(await planned()).toEqual(['2026-12-01', '2026-12-01'])

    await undoAct(adviser, actId)

    expect(await planned()).toEqual([null, null])
    expect(await eventsCalled(test$.db, 'caseload.next-step-set')).toHaveLength(4)
  })

  test('a level of need is recorded for each but who has it, and taken back', async () => {
    await recordNeed(adviser, learnerIds[0] ?? '', { level: 1, fromOn: '2026-11-01' })
    const actId = await planAct(adviser, level, await entries())

    await doAct(adviser, actId)
    const { terms, items } = await findAct(adviser, actId)
    expect(
      itemsShown(terms, items)
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(['Done', 'Left out. Has this level already.'])
    await undoAct(adviser, actId)

    const open = await test$.db.selectFrom('levelOfNeed').select(['learnerId', 'level']).execute()
    expect(open).toEqual([{ learnerId: learnerIds[0], level: 1 }])
  })

  test.each([
    ['done twice', async (actId: string) => doAct(adviser, actId).then(() => doAct(adviser, actId))],
    ['undone before it is done', (actId: string) => undoAct(adviser, actId)],
    [
      'undone twice',
      async (actId: string) => {
        await doAct(adviser, actId)
        await undoAct(adviser, actId)
        await undoAct(adviser, actId)
      },
    ],
  ])('nothing is %s', async (_, deed) => {
    const actId = await planAct(adviser, day, await entries())

    await expect(deed(actId)).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  test('nobody ticked, or somebody of another service, is refused; an act of others is not found', async () => {
    const stranger = await anAdviser(test$.db, await aTown(test$.db))
    const head = await aStaffContext(test$.db, town.schoolId, town, 'head')
    const actId = await planAct(adviser, day, await entries())

    await expect(planAct(adviser, day, [])).rejects.toMatchObject({ code: 'nobody-chosen' })
    await expect(planAct(stranger, day, await entries())).rejects.toMatchObject({ code: 'nobody-chosen' })
    for (const ctx of [stranger, head]) {
      await expect(findAct(ctx, actId)).rejects.toThrow(NotFound)
      await expect(doAct(ctx, actId)).rejects.toThrow(NotFound)
      await expect(undoAct(ctx, actId)).rejects.toThrow(NotFound)
    }
  })
})

describe('everybody who matches', () => {
  const MANY = 57
  const filter = { ...everybody, name: 'match' }
  const many = async () => {
    for (let nth = 0; nth < MANY; nth += 1) {
      const id = await aLearner(test$.db, town, { familyName: `Match ${nth}` })
      await takeOn(adviser, id)
    }
    return entriesChosen(adviser, { ids: [], filter })
  }
  const look = async (actId: string) => {
    const act = await findAct(adviser, actId)
    return { ...actCounts(act.terms, act.items), state: stateOf(act) }
  }

  test('is frozen as looked at, done in the background, counted as it goes on, and undone for as long as it may be', async () => {
    const { db } = test$
    const actId = await planAct(adviser, day, await many())
    await takeOn(adviser, await aLearner(db, town, { familyName: 'Match later' }))
    const [first, second] = await entriesChosen(adviser, { ids: [], filter })
    await doAct(adviser, await planAct(adviser, { ...day, on: '2026-12-09' }, [first ?? '']))
    await db
      .updateTable('caseloadEntry')
      .set({ endedAt: FRIDAY })
      .where('id', '=', second ?? '')
      .execute()
    expect(await look(actId)).toMatchObject({ state: 'planned', size: MANY, going: MANY, tried: 0 })

    expect(await doAct(adviser, actId)).toBe(MANY)
    expect(await look(actId)).toMatchObject({ state: 'doing', tried: 0 })
    await expect(doAct(adviser, actId)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await expect(undoAct(adviser, actId)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await drainJobs(db, FRIDAY)
    expect(await look(actId)).toMatchObject({
      ...{ state: 'done', size: MANY, done: MANY - 2, tried: MANY },
      leftOut: [{ why: 'Somebody has gone on since.', count: 2 }],
    })
    expect(await eventsCalled(db, 'caseload-act.begun')).toHaveLength(2)

    expect(await undoAct(adviser, actId)).toBe(MANY)
    expect(await look(actId)).toMatchObject({ state: 'undoing' })
    await drainJobs(db, FRIDAY)
    expect(await look(actId)).toMatchObject({ state: 'undone', undone: MANY - 2 })
    expect((await actsSoFar(adviser)).map(stateOf).sort()).toEqual(['done', 'undone'])
  })

  test('is done once however often it is gone on with, and by nobody where who began it works there no longer', async () => {
    const actId = await planAct(adviser, day, await many())
    await doAct(adviser, actId)
    const system = systemContext(test$.db, FRIDAY)
    await goOn(system, actId)
    await goOn(system, actId)
    expect(await eventsCalled(test$.db, 'caseload-act.done')).toHaveLength(1)
    expect(await look(actId)).toMatchObject({ done: MANY })

    const again = await planAct(adviser, level, await many())
    await doAct(adviser, again)
    await test$.db
      .updateTable('membership')
      .set({ endedAt: FRIDAY })
      .where('accountId', '=', adviser.actor.id ?? '')
      .execute()
    await goOn(system, again)
    expect(await look(again)).toMatchObject({ state: 'done', done: 0 })
  })

  test('is nobody where a list of the team has no school, and too many is refused', async () => {
    const team = { ...filter, whose: 'team' as const, worklist: 'not-applied' as const }
    expect(await entriesChosen(adviser, { ids: [], filter: team })).toEqual([])
    const tooMany = planAct(adviser, day, Array.from({ length: MOST_AT_ONCE + 1 }, newId))
    await expect(tooMany).rejects.toMatchObject({ code: 'too-many' })
  })

  test('what was done weeks ago is undone one by one', async () => {
    const actId = await planAct(adviser, day, await entries())
    await doAct(adviser, actId)
    const later = { ...adviser, now: new Date('2026-12-05T09:00:00Z') }
    await expect(undoAct(later, actId)).rejects.toMatchObject({ code: 'too-late' })
    expect(await undoAct({ ...adviser, now: new Date('2026-12-04T09:00:00Z') }, actId)).toBe(2)
  })
})

const call = {
  kind: 'phone-call',
  outcome: 'reached',
  day: '2026-11-20',
  time: '08:45',
  note: null,
  nextActionOn: null,
} as const

describe('whom an act leaves out', () => {
  const entry = { adviserId: 'a', nextActionOn: '2026-12-01', level: 2, isNameOnly: false }
  const move = { kind: 'move', adviserId: 'b', reasonId: '', note: null } as const

  test.each([
    [move, entry, null],
    [{ ...move, adviserId: 'a' }, entry, 'Is with this adviser already.'],
    [{ kind: 'next-action', on: '2026-12-02', what: null } as const, entry, null],
    [{ kind: 'next-action', on: '2026-12-01', what: null } as const, entry, 'Has this day for the next step already.'],
    [{ kind: 'need', level: 1, fromOn: '2026-11-20' } as const, entry, null],
    [{ kind: 'need', level: 2, fromOn: '2026-11-20' } as const, entry, 'Has this level already.'],
    [
      { kind: 'need', level: 1, fromOn: '2026-11-20' } as const,
      { ...entry, isNameOnly: true },
      'Only name, address and date of birth are passed on.',
    ],
  ])('%j and %j', (terms, held, sentence) => {
    expect(leftOutBecause(terms, held)).toBe(sentence)
  })
})
