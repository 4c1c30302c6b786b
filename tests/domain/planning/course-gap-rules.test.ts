import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canMove, gapMachine, gapStates, type GapMove } from '~/domain/planning/course-gap.states'
import { gapTags, ownerTags } from '~/domain/planning/course-gap.words'
import { isGap, isOverdue, openGaps, seenOf, seenRoughly, togetherOf } from '~/domain/planning/course-gap'
import { shownOutcomes, type Outcome } from '~/domain/planning/cycle-outcome'
import { nextState } from '~/kit/machine'

const noDemand = {
  ...{ runs: 0, runsUntold: 0, places: 0, unfilled: 0, firstChoices: 0, choices: 0, offers: 0, accepted: 0 },
  ...{ enrolled: 0, refusedFull: 0, taken: 0 },
}
const key = { subjectCode: '04.1', level: '2', outcode: 'QX1' }

describe('a gap', () => {
  const line = { ...noDemand, subjectCode: '04.1', level: '2', places: 4, runs: 1, firstChoices: 12, choices: 12 }
  const vain = [
    { ...key, together: 8 },
    { ...key, outcode: 'QX2', together: 4 },
    { ...key, level: '3', together: 9 },
  ]

  test('is told of by groups of five or more alone, so that their sum tells no more than they do', () => {
    expect(togetherOf(key, vain)).toBe(8)
    expect(togetherOf({ ...key, outcode: '' }, vain)).toBe(8)
    expect(togetherOf({ ...key, outcode: 'QX2' }, vain)).toBeNull()
  })

  test.each([
    [{ together: 5, firstChoices: null, places: null }, true],
    [{ together: null, firstChoices: 12, places: 4 }, true],
    [{ together: null, firstChoices: 4, places: 4 }, false],
    [{ together: null, firstChoices: null, places: 4 }, false],
    [{ together: null, firstChoices: 12, places: null }, false],
  ])('%j: %j', (seen, is) => {
    expect(isGap(seen)).toBe(is)
  })

  test('holds nothing against places that were not told', () => {
    expect(seenOf(key, [line], vain)).toEqual({ together: 8, firstChoices: 12, places: 4 })
    expect(seenOf(key, [{ ...line, runsUntold: 1 }], []).places).toBeNull()
  })

  test('is listed once, until it is taken up', () => {
    const found = openGaps([line], vain, [])
    expect(found.map(({ level, outcode }) => [level, outcode])).toEqual([
      ['2', 'QX1'],
      ['3', 'QX1'],
      ['2', ''],
    ])
    expect(openGaps([line], vain, found)).toEqual([])
  })

  test('is told to its owner so roughly that a provider’s own applicants do not tell of few others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 500 }), (count) => {
        const { firstChoices } = seenRoughly({ together: null, firstChoices: count, places: 3 })
        const fitting = Array.from({ length: 600 }, (_, at) => at + 5).filter(
          (one) => seenRoughly({ together: null, firstChoices: one, places: 3 }).firstChoices === firstChoices,
        )
        expect(fitting.length).toBeGreaterThanOrEqual(10)
      }),
    )
  })

  test('is late after its day, until it is said what became of it', () => {
    expect(isOverdue({ dueOn: '2026-11-22', state: 'agreed' }, '2026-11-23')).toBe(true)
    expect(isOverdue({ dueOn: '2026-11-23', state: 'agreed' }, '2026-11-23')).toBe(false)
    expect(isOverdue({ dueOn: '2026-11-22', state: 'provided' }, '2026-11-23')).toBe(false)
  })

  test('has a word for every state and reader, and a way on from each', () => {
    for (const state of gapStates) {
      expect([gapTags[state].text, ownerTags[state].text]).not.toContain('')
      expect(Object.keys(gapMachine[state]).length).toBeGreaterThan(0)
    }
  })

  test('whatever is done with it, it ends or can be ended, and what ended can be taken up again', () => {
    const moves: GapMove[] = ['plan', 'hand', 'agree', 'decline', 'provide', 'drop', 'reopen']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 12 }), (tried) => {
        let state = gapStates[0] ?? 'open'
        for (const move of tried) if (canMove(state, move)) state = nextState(gapMachine, state, move)
        expect(canMove(state, 'drop') !== canMove(state, 'reopen')).toBe(true)
      }),
    )
  })
})

describe('what a cycle came to', () => {
  const line = { places: 20, runsUntold: 0, choices: 30, firstChoices: 20, enrolled: 18, stayed: 18 }
  const told = (...lines: Partial<Outcome>[]) =>
    shownOutcomes(lines.map((one) => ({ subjectCode: '04.1', level: '2', ...line, ...one })))('04.1', '2')

  test.each([
    [18, 18],
    [17, null],
    [14, null],
    [13, 13],
    [4, null],
    [0, 0],
  ])('of eighteen %i stayed: told is %j', (stayed, is) => {
    expect(told({ stayed }).stayed).toBe(is)
  })

  test('a small count takes another with it, and with who came goes who stayed', () => {
    const { enrolled, stayed } = told({ enrolled: 18 }, { level: '3', enrolled: 2, stayed: 2 })
    expect([enrolled, stayed]).toEqual([null, null])
  })
})
