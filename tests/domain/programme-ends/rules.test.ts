import { describe, expect, test } from 'vitest'
import {
  activityAfter,
  asksAdviser,
  canUndo,
  chosenReasons,
  completionStatus,
  isNonStart,
  levelMove,
  refuseOddLastDay,
  refuseOddNext,
  type PartyReason,
} from '~/domain/programme-ends/programme-end'

const now = new Date('2026-11-20T09:00:00Z')

describe('the last day', () => {
  test.each([
    ['2026-11-21', 'day-to-come'],
    ['2026-08-31', 'too-early'],
  ])('%s is refused', (lastOn, code) => {
    expect(() => refuseOddLastDay(lastOn, { startedOn: '2026-09-01' }, now)).toThrow(expect.objectContaining({ code }))
  })

  test.each(['2026-09-01', '2026-11-20'])('%s is taken', (lastOn) => {
    expect(() => refuseOddLastDay(lastOn, { startedOn: '2026-09-01' }, now)).not.toThrow()
  })
})

describe('six weeks', () => {
  test.each([
    ['2026-10-11', true],
    ['2026-10-12', false],
  ])('who leaves on %s after starting on 1 September has not started: %s', (lastOn, is) => {
    expect(isNonStart({ kind: 'withdrawn', startedOn: '2026-09-01', lastOn })).toBe(is)
  })

  test('a short programme that was completed counts', () => {
    expect(isNonStart({ kind: 'completed', startedOn: '2026-09-01', lastOn: '2026-09-05' })).toBe(false)
  })
})

describe('reasons', () => {
  const reason = (id: string, more: Partial<PartyReason> = {}): PartyReason => ({
    ...{ id, code: id, party: 'learner', category: 'x', label: id, learnerWords: null, needsDetail: false },
    ...more,
  })
  const list = [
    reason('travel'),
    reason('money'),
    reason('not-known-learner'),
    reason('other', { needsDetail: true }),
    reason('progress', { party: 'provider' }),
  ]

  test.each([
    [[], null, 'no-reason'],
    [['travel', 'not-known-learner'], null, 'not-known-alone'],
    [['other'], null, 'needs-detail'],
    [['progress'], null, 'unknown-reason'],
  ])('%j with %j is refused: %s', (ticked, detail, code) => {
    expect(() => chosenReasons(list, { party: 'learner', ticked, detail })).toThrow(expect.objectContaining({ code }))
  })

  test.each([[['travel', 'money']], [['not-known-learner']]])('%j is taken', (ticked) => {
    expect(chosenReasons(list, { party: 'learner', ticked, detail: null }).map(({ id }) => id)).toEqual(ticked)
  })
})

describe('what comes next', () => {
  const none = { asksAdviser: false }

  test.each([
    ['withdrawn', null, none, false, true],
    ['completed', null, none, false, false],
    ['completed', null, { asksAdviser: true }, false, true],
    ['transferred', '2027-01-04', none, false, true],
    ['transferred', '2027-01-04', none, true, false],
    ['transferred', '2026-11-20', none, false, false],
  ] as const)(
    '%s, next on %s, %j, with a place %s: the adviser is asked: %s',
    (kind, nextStartsOn, next, hasPlace, is) => {
      expect(asksAdviser({ kind, nextStartsOn }, { next, hasPlace, today: '2026-11-20' })).toBe(is)
    },
  )

  test('begins neither before the last day nor years ahead', () => {
    const lastOn = '2026-11-20'
    expect(() => refuseOddNext({ nextStartsOn: '2026-11-19', lastOn })).toThrow(/after the last day/)
    expect(() => refuseOddNext({ nextStartsOn: '2029-11-19', lastOn })).toThrow(/two years/)
    expect(() => refuseOddNext({ nextStartsOn: '2027-09-01', lastOn })).not.toThrow()
  })

  test('is a start to come until it has begun, and then what it is', () => {
    const next = { activityCode: '310', waitingCode: '616', stay: 'apprenticeship' }
    const facts = { ownCode: '230', today: '2026-11-20' }
    const lastOn = '2026-11-10'

    expect(activityAfter({ lastOn, nextStartsOn: '2027-01-04' }, next, facts)).toEqual({
      ...{ code: '616', startedOn: '2026-11-11', reviewOn: '2027-01-04' },
    })
    expect(activityAfter({ lastOn, nextStartsOn: null }, next, facts)).toMatchObject({ code: '310' })
  })

  test('another course of the same house has the code of that house; of something else nothing can be said', () => {
    const facts = { ownCode: '210', today: '2026-11-20' }
    const end = { lastOn: '2026-11-10', nextStartsOn: null }

    expect(activityAfter(end, { activityCode: null, waitingCode: '616', stay: 'education' }, facts)?.code).toBe('210')
    expect(activityAfter(end, { activityCode: null, waitingCode: null, stay: 'none' }, facts)).toBeNull()
  })
})

test.each([
  ['2', '3', 'up'],
  ['3', '3', 'same'],
  ['3', '2', 'down'],
  ['1', 'E', 'down'],
  ['entry', '1', 'up'],
  [null, '2', 'not-known'],
  ['2', null, 'not-known'],
] as const)('from level %s to %s is %s', (from, to, move) => {
  expect(levelMove(from, to)).toBe(move)
})

test.each([
  ['on-programme', '1'],
  ['completed', '2'],
  ['withdrawn', '3'],
  ['transferred', '3'],
  ['interrupted', '6'],
] as const)('%s is told to the return as %s', (state, code) => {
  expect(completionStatus(state)).toBe(code)
})

test('an ending can be taken back for a fortnight, once', () => {
  const end = { recordedAt: new Date('2026-11-20T09:00:00Z'), undoneAt: null }
  expect(canUndo(end, new Date('2026-12-04T22:00:00Z'))).toBe(true)
  expect(canUndo(end, new Date('2026-12-05T09:00:00Z'))).toBe(false)
  expect(canUndo({ ...end, undoneAt: now }, now)).toBe(false)
})
