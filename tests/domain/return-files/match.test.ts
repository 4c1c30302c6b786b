import { describe, expect, test } from 'vitest'
import { matchOf, type Candidate } from '~/domain/return-files/match'
import { toldIn } from '~/domain/return-files/told'
import { aRecord, codesOn } from '#tests/support/returns'

const row = { bornOn: '2010-03-14', postcode: 'AL7 1LZ' }
const amina: Candidate = { learnerId: 'amina', bornOn: '2010-03-14', postcode: 'AL7 1LZ', by: 'number' }
const joel: Candidate = { ...amina, learnerId: 'joel' }

describe('whose a row is', () => {
  test.each<[string, Candidate[], object]>([
    ['nobody we know', [], { kind: 'new' }],
    ['the one with its number', [amina], { kind: 'same', learnerId: 'amina' }],
    ['the one with its ULN', [{ ...amina, by: 'uln' }], { kind: 'same', learnerId: 'amina' }],
    [
      'the one with its UPN and its name',
      [
        { ...amina, by: 'upn' },
        { ...amina, by: 'name' },
      ],
      { kind: 'same' },
    ],
    ['the one of its name and home', [{ ...amina, by: 'name' }], { kind: 'same', learnerId: 'amina' }],
    [
      'the one with its number, whoever shares the name',
      [amina, { ...joel, by: 'name' }],
      { kind: 'same', learnerId: 'amina' },
    ],
    [
      'the one of the name who lives there',
      [
        { ...amina, by: 'name' },
        { ...joel, by: 'name', postcode: 'AL8 6AA' },
      ],
      { kind: 'same', learnerId: 'amina' },
    ],
  ])('%s', (_, candidates, match) => {
    expect(matchOf(row, candidates)).toMatchObject(match)
  })

  test.each<[string, Candidate[], string]>([
    ['of the same name with another home', [{ ...amina, by: 'name', postcode: 'AL8 6AA' }], 'same-name'],
    ['of the same name with no known home', [{ ...amina, by: 'name', postcode: null }], 'same-name'],
    [
      'of two of the same name in one home',
      [
        { ...amina, by: 'name' },
        { ...joel, by: 'name' },
      ],
      'several',
    ],
    ['of somebody born on another day', [{ ...amina, bornOn: '2010-03-15' }], 'other-birthday'],
    ['whose numbers are those of two people', [amina, { ...joel, by: 'uln' }], 'numbers-disagree'],
  ])('is left to a person: a row %s', (_, candidates, why) => {
    expect(matchOf(row, candidates)).toMatchObject({ kind: 'doubtful', why })
    expect(matchOf({ ...row, postcode: null }, candidates).kind).toBe('doubtful')
  })
})

describe('what is taken from a record', () => {
  const codes = codesOn()
  const today = '2026-12-02'

  test('is who somebody is, where they live and what they do', () => {
    expect(toldIn(aRecord(1, { hasPlan: 'Y' }), codes, today)).toMatchObject({
      ...{ number: '9010000000001', familyName: 'Okafor', address: '12 Mill Lane, Newbridge', sen: 'plan', level: 3 },
      activity: { code: '230', verifiedOn: '2026-11-02', neetStartedOn: null },
    })
  })

  test('is no number with a wrong check digit, no code that is none, and no postcode that nobody knows', () => {
    const told = toldIn(
      aRecord(1, {
        uln: '2000000002',
        upn: 'B919499021001',
        postcode: 'ZZ99 9ZZ',
        ethnicity: 'ABCD',
        characteristics: ['999'],
      }),
      codes,
      today,
    )
    expect(told).toMatchObject({ uln: null, upn: null, postcode: null, ethnicity: null, characteristics: [] })
  })

  test.each([
    { activity: '720' },
    { startedOn: null },
    { verifiedOn: '2026-12-03' },
    { verifiedOn: '2026-09-01', ascertainedOn: null },
  ])('is no activity that cannot be right: %j', (differently) => {
    expect(toldIn(aRecord(1, differently), codes, today)?.activity).toBeNull()
  })

  test.each([
    { givenName: null },
    { familyName: null },
    { bornOn: null },
    { bornOn: '14 March' },
    { bornOn: '2027-01-01' },
  ])('is nothing where nobody can say who it is about: %j', (differently) => {
    expect(toldIn(aRecord(1, differently), codes, today)).toBeNull()
  })

  test('since when somebody is out of work and learning is never after the activity began', () => {
    const neet = { activity: '619', predictedEndOn: null, lapsesOn: null }
    expect(toldIn(aRecord(1, { ...neet, neetSince: '2026-10-01' }), codes, today)?.activity?.neetStartedOn).toBe(
      '2026-09-07',
    )
    expect(toldIn(aRecord(1, { ...neet, neetSince: '2026-07-01' }), codes, today)?.activity?.neetStartedOn).toBe(
      '2026-07-01',
    )
  })
})
