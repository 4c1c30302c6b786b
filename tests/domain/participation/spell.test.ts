import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysOfSpell, spellsFrom, staysFrom, type Stay, type Word } from '~/domain/participation/spell'
import { spellsShown } from '~/domain/participation/spell-shown'
import { addDays } from '~/kit/dates'

const stay = (code: string, startedOn: string, until: string | null): Stay => ({ code, label: code, startedOn, until })
const lines = (stays: readonly Stay[]) =>
  spellsFrom(stays).spells.map(({ code, startedOn, until }) => `${code} ${startedOn} ${until ?? 'now'}`)

describe('spells', () => {
  test.each<[string, Stay[], string[]]>([
    [
      'overlapping: the first is cut where the next begins',
      [stay('230', '2026-09-01', '2026-12-31'), stay('330', '2026-11-01', null)],
      ['230 2026-09-01 2026-10-31', '330 2026-11-01 now'],
    ],
    [
      'inside another: dropped',
      [stay('230', '2026-09-01', '2027-06-30'), stay('330', '2026-11-01', '2026-11-30')],
      ['230 2026-09-01 2027-06-30'],
    ],
    [
      'equal and touching: one',
      [stay('619', '2026-09-01', '2026-10-31'), stay('619', '2026-11-01', null)],
      ['619 2026-09-01 now'],
    ],
    [
      'custody: overrides all, and what was before goes on after it',
      [stay('230', '2026-09-01', '2027-06-30'), stay('710', '2026-11-01', '2026-12-31')],
      ['230 2026-09-01 2026-10-31', '710 2026-11-01 2026-12-31', '230 2027-01-01 2027-06-30'],
    ],
    ['begun on one day: neither', [stay('230', '2026-09-01', null), stay('330', '2026-09-01', null)], []],
  ])('%s', (_, stays, expected) => {
    expect(lines(stays)).toEqual(expected)
  })

  test('a conflict is told with its day', () => {
    const { conflicts } = spellsFrom([stay('230', '2026-09-01', null), stay('330', '2026-09-01', null)])

    expect(conflicts).toEqual([{ on: '2026-09-01', labels: ['230', '330'] }])
  })

  const aDay = fc.nat(400).map((days) => addDays('2026-01-01', days))
  const aStay = fc
    .record({ code: fc.constantFrom('230', '330', '619', '710'), from: aDay, days: fc.option(fc.nat(200)) })
    .map(({ code, from, days }) => stay(code, from, days === null ? null : addDays(from, days)))
  const some = fc.array(aStay, { maxLength: 12 })
  const end = (one: Stay) => one.until ?? '9999-12-31'

  test('never overlap, stand in order, and never follow an equal one at once', () => {
    fc.assert(
      fc.property(some, (stays) => {
        const { spells } = spellsFrom(stays)
        for (const [at, spell] of spells.entries()) {
          const before = spells[at - 1]

          expect(end(spell) >= spell.startedOn).toBe(true)
          if (before) expect(end(before) < spell.startedOn).toBe(true)
          if (before?.code === spell.code) expect(addDays(end(before), 1)).not.toBe(spell.startedOn)
        }
      }),
    )
  })

  test('leave every day of custody a day of custody', () => {
    fc.assert(
      fc.property(some, aDay, (stays, day) => {
        const covers = (one: Stay) => one.startedOn <= day && day <= end(one)
        const isInside = stays.some((one) => one.code === '710' && covers(one))
        const { spells } = spellsFrom(stays)

        expect(spells.some((one) => one.code === '710' && covers(one))).toBe(isInside)
      }),
    )
  })

  test('of spells are those spells, and the order of the words makes no difference', () => {
    fc.assert(
      fc.property(some, (stays) => {
        const { spells } = spellsFrom(stays)

        expect(spellsFrom(spells).spells).toEqual(spells)
        expect(spellsFrom(stays.toReversed()).spells).toEqual(spells)
      }),
    )
  })
})

describe('words of the record', () => {
  const word = (code: string, startedOn: string, endedOn: string | null, isOfAdviser = true): Word => ({
    ...{ code, label: code, startedOn, endedOn, isOfAdviser },
  })

  test('end where the next begins, whenever that was written down', () => {
    const words = [word('230', '2026-09-01', '2026-11-20'), word('330', '2026-11-01', null)]

    expect(lines(staysFrom(words))).toEqual(['230 2026-09-01 2026-10-31', '330 2026-11-01 now'])
  })

  test('are put right by an adviser’s newer word of the same day, and by a file are not', () => {
    const wrong = word('230', '2026-09-01', '2026-11-20')

    expect(lines(staysFrom([wrong, word('330', '2026-09-01', null)]))).toEqual(['330 2026-09-01 now'])
    expect(spellsShown([wrong, word('330', '2026-09-01', null, false)], '2026-11-20').conflicts).toHaveLength(1)
  })

  test('verified once more are one spell', () => {
    const words = [word('230', '2026-09-01', '2026-11-20'), word('230', '2026-09-01', null)]

    expect(lines(staysFrom(words))).toEqual(['230 2026-09-01 now'])
  })
})

test('a spell counts its first and its last day, and no further than today', () => {
  expect(daysOfSpell(stay('619', '2026-09-01', '2026-09-01'), '2026-11-20')).toBe(1)
  expect(daysOfSpell(stay('619', '2026-11-01', null), '2026-11-20')).toBe(20)
})
