import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attendanceRate, attendanceWords, changedMarks, refuseTooEarly, type Mark } from '~/domain/attendance/mark'

const codes = [
  { code: 'P', label: 'Present', countsAsPossible: true, countsAsAttended: true },
  { code: 'L', label: 'Late', countsAsPossible: true, countsAsAttended: true },
  { code: 'O', label: 'Absent', countsAsPossible: true, countsAsAttended: false },
]
const present: Mark = { code: 'P', minutesLate: null }

describe('the attendance rate', () => {
  test.each([
    [{ possible: 0, attended: 0 }, null, 'No sessions yet'],
    [{ possible: 1, attended: 1 }, 100, '100% (1 of 1 session)'],
    [{ possible: 3, attended: 2 }, 66.7, '66.7% (2 of 3 sessions)'],
    [{ possible: 25, attended: 23 }, 92, '92% (23 of 25 sessions)'],
    [{ possible: 4, attended: 0 }, 0, '0% (0 of 4 sessions)'],
  ])('of %j is %s', (totals, rate, words) => {
    expect(attendanceRate(totals)).toBe(rate)
    expect(attendanceWords(totals)).toBe(words)
  })

  test('lies between 0 and 100, and is unknown without a session', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), (a, b) => {
        const rate = attendanceRate({ possible: Math.max(a, b), attended: Math.min(a, b) })

        expect(rate === null ? Math.max(a, b) === 0 : rate >= 0 && rate <= 100).toBe(true)
      }),
    )
  })
})

describe('what a saved register changes', () => {
  test('is every mark that is new or differs', () => {
    const before = { amina: null, joel: present, mei: { code: 'L', minutesLate: 5 } }
    const typed = { amina: present, joel: present, mei: { code: 'L', minutesLate: 10 } }

    expect(changedMarks(before, typed, codes)).toEqual([
      { learnerId: 'amina', from: null, to: present },
      { learnerId: 'mei', from: { code: 'L', minutesLate: 5 }, to: { code: 'L', minutesLate: 10 } },
    ])
  })

  test('is nothing for somebody who is not on the register', () => {
    expect(changedMarks({}, { stranger: present }, codes)).toEqual([])
  })

  test('keeps minutes for a late mark alone', () => {
    const [change] = changedMarks({ amina: null }, { amina: { code: 'O', minutesLate: 20 } }, codes)

    expect(change?.to).toEqual({ code: 'O', minutesLate: null })
  })

  test('is refused beside the mark where the code is unknown', () => {
    const attempt = () => changedMarks({ amina: null }, { amina: { code: '?', minutesLate: null } }, codes)

    expect(attempt).toThrow(expect.objectContaining({ code: 'unknown-mark', field: 'marks.amina.code' }))
  })
})

test.each([
  ['2026-11-20T08:00:00Z', '2026-11-20T15:00:00Z', true],
  ['2026-11-19T23:59:00Z', '2026-11-20T00:30:00Z', false],
  ['2026-11-21T08:00:00Z', '2026-11-20T09:00:00Z', true],
])('at %s a register of %s is open: %s', (now, startsAt, isOpen) => {
  const look = () => refuseTooEarly({ startsAt: new Date(startsAt) }, new Date(now))

  if (isOpen) expect(look).not.toThrow()
  else expect(look).toThrow(expect.objectContaining({ code: 'too-early' }))
})
