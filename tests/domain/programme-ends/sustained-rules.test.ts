import { describe, expect, test } from 'vitest'
import { checkDueOn, checkState, monthsFrom, provenBy, type Spell } from '~/domain/programme-ends/sustained'

const from = '2026-09-01'
const spell = (fromOn: string, untilOn: string | null, kind: Spell['kind'] = 'education'): Spell => ({
  ...{ kind, fromOn, untilOn, label: kind },
})

describe('the day a check falls due', () => {
  test.each([
    [{ lastOn: '2026-07-31', nextStartsOn: null }, '2026-08-01', '2027-02-01'],
    [{ lastOn: '2026-07-10', nextStartsOn: '2026-09-01' }, '2026-09-01', '2027-03-01'],
    // August has thirty-one days, and February fewer: of a leap year twenty-nine.
    [{ lastOn: '2026-08-30', nextStartsOn: null }, '2026-08-31', '2027-02-28'],
    [{ lastOn: '2027-08-30', nextStartsOn: null }, '2027-08-31', '2028-02-29'],
  ])('of %j is six months on', (end, fromOn, dueOn) => {
    expect(checkDueOn(end)).toEqual({ fromOn, dueOn })
  })

  test('four weeks are there for the answer', () => {
    expect(checkState({ dueOn: '2027-03-01', answer: null }, '2027-03-29')).toBe('due')
    expect(checkState({ dueOn: '2027-03-01', answer: null }, '2027-03-30')).toBe('overdue')
    expect(checkState({ dueOn: '2027-03-01', answer: 'no' }, '2027-12-01')).toBe('answered')
  })
})

test('six months lie side by side, also over the end of a short month', () => {
  const months = monthsFrom('2027-08-31')
  expect(months).toHaveLength(6)
  expect(months[5]).toEqual({ firstOn: '2028-01-31', lastOn: '2028-02-28' })
})

describe('what the record proves', () => {
  test.each<[string, Spell[], 'yes' | 'no' | null]>([
    ['learning that goes on', [spell(from, null)], 'yes'],
    ['learning into the last month', [spell(from, '2027-02-01')], 'yes'],
    ['learning that ends a day before the last month', [spell(from, '2027-01-31')], null],
    ['two courses with a gap inside a month', [spell(from, '2026-11-10'), spell('2026-11-25', null)], 'yes'],
    ['two courses with a month between them', [spell(from, '2026-10-31'), spell('2026-12-01', null)], null],
    ['work in five months', [spell('2026-10-01', null, 'work')], 'yes'],
    ['work in four months', [spell('2026-11-01', null, 'work')], null],
    [
      'learning in four months and work in one',
      [spell('2026-10-05', '2027-01-20'), spell('2027-02-02', null, 'work')],
      'yes',
    ],
    ['an apprenticeship of six months', [spell(from, '2027-03-01', 'apprenticeship')], 'yes'],
    ['out of work and learning on the day', [spell('2026-12-01', null, 'neet')], 'no'],
    ['out of work for a time only', [spell('2026-12-01', '2027-01-15', 'neet')], null],
    ['nothing', [], null],
  ])('%s', (_, spells, answer) => {
    expect(provenBy(spells, from)?.answer ?? null).toBe(answer)
  })

  test('two terms count from October to March, where September is missing', () => {
    expect(provenBy([spell('2026-10-01', null)], from)?.evidence).toMatch(/two terms, October to March/)
  })

  test('and says what it is proven by', () => {
    expect(provenBy([spell(from, null)], from)?.evidence).toBe('education: in each of the six months')
  })
})
