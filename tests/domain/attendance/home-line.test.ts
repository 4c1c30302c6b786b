import { describe, expect, test } from 'vitest'
import { canConfirm, conflictsOf, isUnexplained, proposedCode, type Line } from '~/domain/attendance/home-line'

const there: Line = { hostCode: 'P', presentCode: 'B', knownCode: null, home: null }

describe('the code proposed to the home school', () => {
  test.each([
    ['present', there, 'B'],
    ['present and on both rolls', { ...there, presentCode: 'D' as const }, 'D'],
    ['late', { ...there, hostCode: 'L' }, 'B'],
    ['on work placement', { ...there, hostCode: 'W' }, 'W'],
    ['on a visit', { ...there, hostCode: 'V' }, 'V'],
    ['absent', { ...there, hostCode: 'O' }, 'N'],
    ['absent, as the school knew', { ...there, hostCode: 'O', knownCode: 'M' }, 'M'],
    ['ill', { ...there, hostCode: 'S' }, 'I'],
    ['joined online', { ...there, hostCode: 'R' }, null],
    ['session cancelled', { ...there, hostCode: 'X' }, null],
    ['not marked', { ...there, hostCode: null }, null],
  ])('for %s', (_, line, code) => {
    expect(proposedCode(line)).toBe(code)
  })
})

describe('what two sites do not agree on', () => {
  test.each([
    ['nothing stands against a first mark', there, []],
    ['a mark that says nothing of the place', { ...there, hostCode: 'R' }, ['no-code']],
    ['a mark changed since', { ...there, hostCode: 'L', home: { code: 'B', hostCode: 'P' } }, ['changed-since']],
    ['present there and absent here', { ...there, home: { code: 'I', hostCode: 'P' } }, ['says-otherwise']],
    [
      'absent there and present here, after a change',
      { ...there, hostCode: 'O', home: { code: 'B', hostCode: 'P' } },
      ['changed-since', 'says-otherwise'],
    ],
    ['an absence that was known', { ...there, knownCode: 'M' }, ['known-away']],
    ['an agreed absence', { ...there, hostCode: 'O', home: { code: 'I', hostCode: 'O' } }, []],
  ])('%s', (_, line, conflicts) => {
    expect(conflictsOf(line)).toEqual(conflicts)
  })
})

test.each([
  ['absent and nobody has said why', { ...there, hostCode: 'O' }, true],
  ['the school knew', { ...there, hostCode: 'O', knownCode: 'M' }, false],
  ['the school has found out', { ...there, hostCode: 'O', home: { code: 'I', hostCode: 'O' } }, false],
  ['the school still asks', { ...there, hostCode: 'O', home: { code: 'N', hostCode: 'O' } }, true],
  ['present', there, false],
])('an absence is unexplained: %s', (_, line, expected) => {
  expect(isUnexplained(line)).toBe(expected)
})

test.each([
  ['a proposal nothing stands against', there, true],
  ['what was set already', { ...there, home: { code: 'B', hostCode: 'P' } }, false],
  ['no mark yet', { ...there, hostCode: null }, false],
  ['a conflict', { ...there, knownCode: 'M' }, false],
  ['an absence without a reason', { ...there, hostCode: 'O' }, false],
])('one click takes over: %s', (_, line, expected) => {
  expect(canConfirm(line)).toBe(expected)
})
