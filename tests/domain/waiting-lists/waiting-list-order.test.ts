import { describe, expect, test } from 'vitest'
import '~/jobs'
import { describe as inWords } from '~/domain/learners/timeline'
import { keyByDistance, withMoved } from '~/domain/waiting-lists/waiting-list-order'
import { changeListOrder, moveInList } from '~/domain/waiting-lists/waiting-list-order.commands.server'
import { findList, waitingFor } from '~/domain/waiting-lists/waiting-list-order.queries.server'
import { addToWaitingList } from '~/domain/waiting-lists/waiting-list.commands.server'
import { findWait } from '~/domain/waiting-lists/waiting-list.queries.server'
import { waitingListSentences } from '~/domain/waiting-lists/waiting-list.words'
import { keepWaitingListYear } from '~/domain/waiting-lists/waiting-list-year.commands.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { openCycle } from '~/domain/cycles/cycle.commands.server'
import { systemContext } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, FRIDAY, unconditional, type ChoiceWithAll } from '#tests/support/admissions'
import { onSameRun } from '#tests/support/cancellations'
import { racingDatabase, testDatabase } from '#tests/support/database'
import { eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()
const race$ = racingDatabase()
const reason = 'Has a sister here'

describe('a place changed by hand', () => {
  test('moves one, keeps the others in order, and stands in the history with the reason for staff only', async () => {
    const { first, last } = await aList(4)

    await moveInList(last.officer, last.id, { place: 2, reason, seen: 4 })

    expect(await orderOf(first)).toEqual([0, 3, 1, 2])
    expect(await findWait(last.learner, last.id)).toMatchObject({ position: 2, size: 4, rule: 'by-hand' })
    const [event] = await eventsCalled(test$.db, 'waiting-list.moved')
    expect(event).toMatchObject({ subjectId: last.id, particulars: { from: 4, to: 2, reason } })
    expect(told(event?.particulars, 'admissions-officer')).toContain(reason)
    expect(told(event?.particulars, 'learner')).toBe('Moved from number 4 to number 2 on the waiting list')
  })

  test('leaves whoever joins afterwards behind all others', async () => {
    const { first, second } = await aList(2)
    await moveInList(second.officer, second.id, { place: 1, reason, seen: 2 })

    const third = await joins(await onSameRun(test$.db, first), 5)

    expect(await findWait(third.learner, third.id)).toMatchObject({ position: 3 })
  })

  test.each([
    ['changed-meanwhile', { place: 1, seen: 3 }],
    ['no-such-place', { place: 4, seen: 2 }],
    ['same-place', { place: 2, seen: 2 }],
  ])('is refused where it is %s', async (code, form) => {
    const { second } = await aList(3)

    await expect(moveInList(second.officer, second.id, { ...form, reason })).rejects.toMatchObject({ code })
    expect(await eventsCalled(test$.db, 'waiting-list.moved')).toEqual([])
  })

  test('is refused to somebody who waits no longer, and to everybody else’s provider', async () => {
    const { first, second } = await aList(2)
    const stranger = await aChoice(test$.db)
    const form = { place: 2, seen: 1, reason }

    await expect(moveInList(stranger.officer, first.id, form)).rejects.toThrow(NotFound)
    await expect(moveInList(first.learner, first.id, form)).rejects.toThrow(NotAllowed)
    await makeOffer(first.officer, first.id, unconditional)
    await expect(moveInList(first.officer, first.id, form)).rejects.toMatchObject({ code: 'not-waiting' })
    expect(await findWait(second.learner, second.id)).toMatchObject({ position: 1, size: 1 })
  })
})

describe('the rule of a list', () => {
  test('by distance puts whoever lives nearest first, and whoever joins later where they live', async () => {
    const { list, first } = await aList(3)
    await test$.db
      .insertInto('site')
      .values({ ...siteOf(first) })
      .execute()
    await test$.db.updateTable('courseRun').set({ siteId: SITE }).where('id', '=', first.runId).execute()
    for (const [at, postcode] of ['SG1 1AA', 'AL1 1AA', null].entries()) await livesAt(list[at], postcode)

    await changeListOrder(first.officer, first.runId, { rule: 'distance' })
    expect(await orderOf(first)).toEqual([1, 0, 2])

    const fourth = await onSameRun(test$.db, first)
    await livesAt(fourth, 'AL1 2BB')
    await joins(fourth, 5)
    expect(await findWait(fourth.learner, fourth.id)).toMatchObject({ position: 2, rule: 'distance' })
    await changeListOrder(first.officer, first.runId, { rule: 'joined' })
    expect((await waitingFor(first.officer, first.runId)).map(({ id }) => id)).toEqual(
      [...list, fourth].map(({ id }) => id),
    )
  })

  test('is joining where nobody has said otherwise, and only its own provider reads or changes it', async () => {
    const { first } = await aList(1)
    const stranger = await aChoice(test$.db, { town: first.town })

    expect(await findList(first.officer, first.runId)).toMatchObject({ rule: 'joined', size: 1 })
    await expect(findList(stranger.officer, first.runId)).rejects.toThrow(NotFound)
    await expect(changeListOrder(stranger.officer, first.runId, { rule: 'distance' })).rejects.toThrow(NotFound)
    expect(await waitingFor(stranger.officer, first.runId)).toEqual([])
  })

  test('counts nobody far away whose district is known, and everybody whose is not', () => {
    expect(keyByDistance('AL1 1AA', 'AL1')).toBe(0)
    expect(keyByDistance('SG1 1AA', 'AL1')).toBeLessThan(keyByDistance(null, 'AL1'))
    expect(withMoved(['a', 'b', 'c'], 3, 1)).toEqual(['c', 'a', 'b'])
  })
})

test('how far a list went is kept once when the year is over, and told to whoever waits the year after', async () => {
  const { db } = test$
  const { first, second, third } = await aList(3)
  const later = new Date('2026-11-23T09:00:00Z')
  await makeOffer({ ...second.officer, now: later }, second.id, unconditional)
  await drainJobs(db, later)
  const ctx = systemContext(db, FRIDAY)
  for (let times = 0; times < 2; times += 1) await keepWaitingListYear(ctx, first.town.cycleId)
  const kept = await db.selectFrom('waitingListYear').select(['waited', 'offered', 'deepest']).execute()
  expect(kept).toEqual([{ waited: 3, offered: 1, deepest: 2 }])

  // The same row as one of a year before: a learner of this year reads it.
  const cycleId = await openCycle(ctx, first.town.areaId, 2025)
  await db
    .updateTable('waitingListYear')
    .set({ cycleId: cycleId ?? '' })
    .execute()

  expect((await findWait(third.learner, third.id))?.lastYear).toEqual({ waited: 3, offered: 1, deepest: 2 })
})

test('of two who move the same list at once one is told when the place was changed, and nobody is lost or twice', async () => {
  const { db } = race$
  const { first } = await aList(5, db)
  for (let round = 0; round < 10; round += 1) {
    const order = (await waitingFor(first.officer, first.runId)).map(({ id }) => id)
    const [a = '', , c = ''] = order

    const moved = await Promise.allSettled([
      moveInList(first.officer, a, { place: 5, seen: 1, reason }),
      moveInList(first.officer, c, { place: 1, seen: 3, reason }),
    ])

    const now = (await waitingFor(first.officer, first.runId)).map(({ id }) => id)
    expect(now.toSorted()).toEqual(order.toSorted())
    const lost = moved.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(lost).toEqual([expect.objectContaining({ code: 'changed-meanwhile' })])
  }
})

const SITE = '00000000-0000-4000-8000-00000000c0de'

function siteOf({ providerId }: ChoiceWithAll) {
  return { id: SITE, key: 'main', name: 'Main site', organisationId: providerId, outcode: 'AL1', postcode: 'AL1 3XX' }
}

async function livesAt(choice: ChoiceWithAll | undefined, postcode: string | null) {
  await test$.db
    .updateTable('learner')
    .set({ postcode })
    .where('id', '=', choice?.learnerId ?? '')
    .execute()
}

/** So many learners who wait for the same start, one hour after the other. */
async function aList(size: number, db = test$.db) {
  const first = await joins(await aChoice(db), 0)
  const list = [first]
  for (let nth = 1; nth < size; nth += 1) list.push(await joins(await onSameRun(db, first), nth))
  const [, second = first, third = first] = list
  return { list, first, second, third, last: list.at(-1) ?? first }
}

async function joins(choice: ChoiceWithAll, hour: number) {
  const now = new Date(FRIDAY.getTime() + hour * 3_600_000)
  await addToWaitingList({ ...choice.officer, now }, choice.id, { expiresOn: '2027-01-20' })
  return choice
}

/** Who stands where, by the number in which each joined. */
async function orderOf({ officer, runId }: ChoiceWithAll) {
  const rows = await waitingFor(officer, runId)
  const joined = rows.toSorted((a, b) => a.addedAt.getTime() - b.addedAt.getTime()).map(({ id }) => id)
  return rows.map(({ id }) => joined.indexOf(id))
}

function told(particulars: unknown, role: 'learner' | 'admissions-officer') {
  const event = { id: '', happenedAt: FRIDAY, action: 'waiting-list.moved', actorRole: role, actorName: null }
  const kept = particulars !== null && typeof particulars === 'object' ? { ...particulars } : {}
  return inWords(
    { ...event, isOnBehalf: false, organisationName: null, particulars: kept },
    { role },
    waitingListSentences,
  )
}
