import { expect, test } from 'vitest'
import { chargeSheet } from '~/domain/charges/charge-sheet'
import { beginStatement, dropStatement, issueStatement, setRate } from '~/domain/charges/charge.commands.server'
import { statementsOn } from '~/domain/charges/charge.queries.server'
import { statementShown } from '~/domain/charges/statement.queries.server'
import { suspendPlacement, recordArrival } from '~/domain/placements/placement.commands.server'
import { anOfficerAt, aProvider } from '#tests/support/admissions'
import { racingDatabase, testDatabase } from '#tests/support/database'
import { aPlannedPlacement, later, settleAll } from '#tests/support/placements'
import { aReason, aStaffContext, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()
const race$ = racingDatabase()

const DECEMBER = { fromOn: '2026-12-01', untilOn: '2026-12-31' }
const NOVEMBER = { fromOn: '2026-11-01', untilOn: '2026-11-30' }
const JANUARY = { fromOn: '2027-01-01', untilOn: '2027-01-31' }

/** Amina, every Tuesday afternoon for three hours since the start of December; it is February, and an hour costs £6.50. */
async function aTaught(db = test$.db) {
  const planned = await aPlannedPlacement(db)
  await settleAll(planned)
  await recordArrival(later(planned, 18).host, planned.id, { day: '2026-12-08', version: 1 })
  const there = later(planned, 80)
  const coordinator = await aStaffContext(db, planned.town.schoolId, planned.town, 'coordinator', {
    now: there.host.now,
  })
  await setRate(coordinator, { host: null, fromOn: '2026-09-01', perHour: 650, minutes: null })
  return { ...there, coordinator, home: planned.town.schoolId }
}

test('a statement has a line for each learner, by name, with credit for what was not delivered', async () => {
  const { host, home, id } = await aTaught()

  const statement = await beginStatement(host, { home, ...DECEMBER })

  const { lines, sums, totalPence, state } = await statementShown(host, statement)
  expect(state).toBe('draft')
  expect(lines).toMatchObject([
    { name: 'Amina Yusuf', placementId: id, penceEach: 1950, times: 5, notStarted: 1, creditPence: 1950 },
  ])
  expect([sums.chargePence, totalPence]).toEqual([9750, 7800])
  expect(await eventsCalled(test$.db, 'charge.begun')).toHaveLength(1)
})

test('two statements of one month in parts come to the whole month', async () => {
  const { host, home } = await aTaught()
  const parts = [
    { fromOn: '2026-12-01', untilOn: '2026-12-14' },
    { fromOn: '2026-12-15', untilOn: '2026-12-31' },
  ]
  const sums: number[] = []
  for (const part of parts)
    sums.push((await statementShown(host, await beginStatement(host, { home, ...part }))).totalPence)

  expect(sums.reduce((sum, pence) => sum + pence, 0)).toBe(7800)
})

test('what is issued is frozen and read by the home school; what changes since is a correction in the next', async () => {
  const { host, head, home, id } = await aTaught()
  const december = await beginStatement(host, { home, ...DECEMBER })
  await issueStatement(host, december, { version: 1 })
  await suspendPlacement(host, id, {
    ...{
      day: '2026-12-22',
      reason: await aReason(test$.db, 'placement-suspended', 'health'),
      detail: null,
      version: 2,
    },
  })

  expect(await statementShown(head, december)).toMatchObject({ totalPence: 7800, state: 'issued' })
  const january = await beginStatement(host, { home, ...JANUARY })
  const { corrections, sums, totalPence } = await statementShown(host, january)
  expect(corrections).toMatchObject([{ correctsId: december, pence: -3900 }])
  expect([sums.totalPence, totalPence]).toEqual([0, -3900])

  await issueStatement(host, january, { version: 1 })
  const february = await beginStatement(host, { home, fromOn: '2027-02-01', untilOn: '2027-02-07' })
  expect((await statementShown(host, february)).corrections).toEqual([])
  expect(await eventsCalled(test$.db, 'charge.issued')).toHaveLength(2)
})

test('no day is in two statements, unless the draft was dropped', async () => {
  const { host, home } = await aTaught()
  const first = await beginStatement(host, { home, ...DECEMBER })
  const again = { home, fromOn: '2026-12-31', untilOn: '2027-01-10' }

  await expect(beginStatement(host, again)).rejects.toMatchObject({ code: 'period-taken', field: 'fromOn' })
  await dropStatement(host, first, { version: 1 })
  expect(await beginStatement(host, again)).toEqual(expect.any(String))
})

test.each(['issued', 'dropped'] as const)('a statement that is %s is neither issued nor dropped', async (state) => {
  const { host, home } = await aTaught()
  const id = await beginStatement(host, { home, ...DECEMBER })
  await (state === 'issued' ? issueStatement : dropStatement)(host, id, { version: 1 })

  await expect(issueStatement(host, id, { version: 2 })).rejects.toMatchObject({ code: 'not-from-here' })
  await expect(dropStatement(host, id, { version: 2 })).rejects.toMatchObject({ code: 'not-from-here' })
})

test('drafts are the host’s alone; others see nothing, the coordinator sums without lines', async () => {
  const { host, head, tutor, home, coordinator, town } = await aTaught()
  const id = await beginStatement(host, { home, ...DECEMBER })
  const stranger = anOfficerAt(test$.db, await aProvider(test$.db, town), town, host.now)

  for (const other of [head, stranger, coordinator]) {
    await expect(statementShown(other, id)).rejects.toMatchObject({ name: 'NotFound' })
    expect(await statementsOn(other)).toEqual([])
  }
  await issueStatement(host, id, { version: 1 })
  expect(await statementsOn(coordinator)).toMatchObject([{ places: 1, totalPence: 7800 }])
  expect(await statementsOn(tutor)).toEqual([])
  await expect(issueStatement(head, id, { version: 2 })).rejects.toMatchObject({ name: 'NotAllowed' })
})

test('a period is over before it is charged, and one without placements comes to nothing', async () => {
  const { host, home } = await aTaught()

  await expect(beginStatement(host, { home, fromOn: '2027-02-01', untilOn: '2027-02-28' })).rejects.toMatchObject({
    field: 'untilOn',
  })
  const early = await beginStatement(host, { home, ...NOVEMBER })
  expect(await statementShown(host, early)).toMatchObject({ lines: [], totalPence: 0 })
})

test('a rate is set once for a day, by the coordinator', async () => {
  const { coordinator, head } = await aTaught()
  const rate = { host: null, fromOn: '2026-09-01', perHour: 700, minutes: null }

  await expect(setRate(coordinator, rate)).rejects.toMatchObject({ code: 'rate-there' })
  await expect(setRate(head, { ...rate, fromOn: '2027-01-01' })).rejects.toMatchObject({ name: 'NotAllowed' })
})

test('the sheet has each line and the total in pence', async () => {
  const { host, home } = await aTaught()
  const id = await beginStatement(host, { home, ...DECEMBER })

  const [, line, total] = chargeSheet(await statementShown(host, id)).split('\r\n')

  expect(line).toContain('Amina Yusuf,Engineering,1950,5,1,0,0,0,9750,1950,7800')
  expect(total).toMatch(/Total,+7800$/)
})

test('of two who issue one statement at once, one does and the other is told', async () => {
  const { host, home } = await aTaught(race$.db)
  const id = await beginStatement(host, { home, ...DECEMBER })

  const both = await Promise.allSettled([
    issueStatement(host, id, { version: 1 }),
    issueStatement(host, id, { version: 1 }),
  ])

  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'changed-meanwhile' } })
})
