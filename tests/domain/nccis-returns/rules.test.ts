import { describe, expect, test } from 'vitest'
import rules from '#db/reference/nccis-rule.csv?raw'
import { referenceRows } from '#db/reference/rows'
import { Judge, ruleNumbers } from '~/domain/nccis-returns/judge'
import type { ReturnRecord } from '~/domain/nccis-returns/return-record'
import { aRecord, codesOn, header, PERIOD_END } from '#tests/support/returns'

const codes = codesOn()

function hits(...records: ReturnRecord[]): number[] {
  const judge = new Judge<number>(codes, header, PERIOD_END)
  const alone = records.flatMap((record, at) => judge.hitsOf(record, at))
  return [...alone, ...judge.hitsTogether()].map(({ rule }) => rule)
}

const neet = {
  ...{ activity: '619', neetSince: '2026-09-07', predictedEndOn: null, lapsesOn: null },
  ...{ establishment: null, establishmentName: null, ukprn: null },
}
const year11 = {
  ...{ bornOn: '2011-03-14', activity: '110', predictedEndOn: '2027-06-30', establishment: '9194001', ukprn: null },
}

test('somebody of whom everything is known breaks no rule, at college, out of work or still at school', () => {
  expect(hits(aRecord())).toEqual([])
  expect(hits(aRecord(2, neet))).toEqual([])
  expect(hits(aRecord(3, year11))).toEqual([])
})

test('every rule of the list is one we can find, and the other way round', () => {
  expect(referenceRows(rules).map((row) => Number(row.rule))).toEqual([...ruleNumbers])
})

/** For each rule a record that breaks it, and one like it that does not. */
const cases: [number, Partial<ReturnRecord>, Partial<ReturnRecord>][] = [
  [1, { number: '90112' }, {}],
  [2, { givenName: null }, { middleName: null }],
  [3, { familyName: null }, {}],
  [4, { gender: null }, { gender: 'U' }],
  [5, { gender: 'X' }, { gender: 'W' }],
  [6, { ethnicity: null }, { ethnicity: 'NOBT' }],
  [7, { ethnicity: 'ABCD' }, { ethnicity: 'REFU' }],
  [8, { bornOn: null }, {}],
  [9, { bornOn: '1999-08-31', hasPlan: 'Y' }, { bornOn: '1999-08-31', hasPlan: 'Y', cohortStatus: 'A' }],
  [10, { bornOn: '2011-09-01', ...{ activity: '110' } }, { ...year11, bornOn: '2011-08-31' }],
  [11, { cohortStatus: null }, {}],
  [13, { cohortStatus: 'T' }, { cohortStatus: 'T', receivingAuthority: '821' }],
  [14, { leadAuthority: null }, {}],
  [15, { leadAuthority: '999' }, {}],
  [19, { educatedAuthority: '999' }, { educatedAuthority: '004' }],
  [24, { authorityAtYear11: '999' }, { authorityAtYear11: '001' }],
  [25, { guaranteeAuthority11: '821' }, { guaranteeAuthority11: '919' }],
  [26, { leadAuthority: '821' }, {}],
  [27, { guarantee11: '114' }, { guarantee12: '114' }],
  [30, { uln: '0123456789' }, { uln: null }],
  [31, { addressLine1: null, town: null }, { addressLine1: null }],
  [32, { postcode: null }, { postcode: 'ZZ99 9ZZ' }],
  [34, { receivingAuthority: '821' }, { cohortStatus: 'T', receivingAuthority: '821' }],
  [35, { cohortStatus: 'T', receivingAuthority: '001' }, { cohortStatus: 'E', receivingAuthority: '001' }],
  [35, { cohortStatus: 'E', receivingAuthority: '821' }, { cohortStatus: 'T', receivingAuthority: '821' }],
  [37, { previousNumber: '123' }, { previousNumber: '9020000000001' }],
  [38, { upn: 'A9194990' }, { upn: null }],
  [39, { ukprn: '20000001' }, { ukprn: null }],
  [40, { bornOn: '2008-08-31' }, { bornOn: '2008-08-31', hasPlan: 'Y' }],
  [41, { cohortStatus: 'E', receivingAuthority: '004' }, { cohortStatus: 'E', receivingAuthority: '000' }],
  [42, { cohortStatus: 'T', receivingAuthority: '919' }, { cohortStatus: 'T', receivingAuthority: '821' }],
  [43, { postcode: 'AL7' }, { postcode: 'AL71LZ' }],
  [100, { levelOfNeed: null }, {}],
  [101, { levelOfNeed: '4' }, { levelOfNeed: '1' }],
  [102, { hasPlan: 'yes' }, { hasPlan: 'Y' }],
  [103, { hasPlan: null }, {}],
  [104, { characteristics: ['110', '999'] }, { characteristics: ['110'] }],
  [200, { activity: null }, {}],
  [201, { activity: '720', reviewOn: '2026-12-01' }, {}],
  [202, { startedOn: null }, {}],
  [203, { ascertainedOn: null }, {}],
  [220, { isLapsed: null }, {}],
  [221, { isLapsed: 'yes' }, {}],
  [224, { ...neet, neetSince: null }, neet],
  [225, { ...neet, neetSince: '2026-09-08' }, neet],
  [226, { neetSince: '2026-09-07' }, {}],
  [228, { establishment: '4001' }, { establishment: '9194001' }],
  [228, { establishment: '9994001' }, { establishment: null }],
  [229, { ...year11, activity: '230' }, year11],
  [230, { activity: '110' }, year11],
  [231, { isLapsed: 'Y' }, { isLapsed: 'Y', lapsesOn: '2026-11-30' }],
  [232, { lapsesOn: '2026-11-29' }, { lapsesOn: '2026-11-30' }],
  [233, { ...neet, activity: '620' }, { ...neet, activity: '620', characteristics: ['140'] }],
  [234, { ...neet, activity: '630' }, { ...neet, activity: '630', characteristics: ['120'] }],
  [235, { ...neet, activity: '650' }, { ...neet, activity: '650', characteristics: ['180'] }],
  [237, { ascertainedOn: '2026-11-03' }, { ascertainedOn: '2026-11-02' }],
  [238, { lapsesOn: '2027-07-01' }, {}],
  [240, { hasActivities: false }, {}],
  [242, { ascertainedOn: '2026-09-06' }, { ascertainedOn: '2026-09-07' }],
  [243, { lapsesOn: null }, neet],
  [243, { activity: '530', lapsesOn: null }, { activity: '530' }],
  [244, { lapsesOn: '2027-02-30' }, {}],
  [251, { ...neet, neetSince: '2025-03-13' }, { ...neet, neetSince: '2025-03-14' }],
  [253, { activity: '440' }, { activity: '440', bornOn: '2008-09-07', hasPlan: 'Y' }],
  [254, { activity: '280' }, { activity: '280', hasPlan: 'Y' }],
  [255, { activity: '460' }, { activity: '460', hasPlan: 'Y' }],
  [256, { verifiedOn: '2026-09-06', ascertainedOn: '2026-09-07' }, { verifiedOn: null }],
  [257, { reviewOn: '2027-07-01' }, { reviewOn: '2027-06-30' }],
  [258, { predictedEndOn: 'June' }, {}],
  [259, { predictedEndOn: null }, { activity: '310', predictedEndOn: null }],
  [260, { gender: 'M', characteristics: ['180'] }, { characteristics: ['180'] }],
  [261, { guaranteeAuthority12: '999' }, { guaranteeAuthority12: '919' }],
  [262, { activity: '260' }, { activity: '260', reviewOn: '2027-01-10' }],
  [301, { ...year11, intendedDestination: null }, { intendedDestination: null }],
  [302, { intendedDestination: '999' }, { intendedDestination: '611' }],
  [303, { hasSupport: null }, {}],
  [304, { hasSupport: 'T' }, {}],
  [305, { verifiedOn: '2026-12-01' }, { verifiedOn: '2026-11-30' }],
  [903, { number: '9020000000001' }, {}],
  [904, { cohortStatus: 'X' }, { cohortStatus: 'D' }],
  [905, { cohortStatus: 'G' }, { cohortStatus: 'G', guarantee11: '110', guaranteeAuthority11: '919' }],
  [906, { isInGuarantee: 'Y' }, { isInGuarantee: 'Y', guarantee12: '159', guaranteeAuthority12: '919' }],
]

describe('each rule by itself', () => {
  test.each(cases)('%i is broken by %j and not by %j', (rule, broken, kept) => {
    expect(hits(aRecord(1, broken))).toContain(rule)
    expect(hits(aRecord(1, kept))).not.toContain(rule)
  })

  test('and none is without its case', () => {
    const together = [902, 907, 908]
    const shown = [...new Set(cases.map(([rule]) => rule)), ...together]
    expect(shown.sort((a, b) => a - b)).toEqual([...ruleNumbers])
  })
})

describe('records together', () => {
  const twice = (differently: Partial<ReturnRecord>) => hits(aRecord(1), aRecord(2, differently))

  test('the same number twice names both, but not who is there a second time for the guarantee', () => {
    expect(twice({ number: aRecord(1).number })).toEqual([902, 902])
    const guaranteed = { guarantee11: '110', guaranteeAuthority11: '919', cohortStatus: 'G' }
    expect(twice({ number: aRecord(1).number, ...guaranteed })).toEqual([])
  })

  test('the same ULN twice names both, but not a record that was found to be a duplicate', () => {
    expect(twice({ uln: aRecord(1).uln })).toEqual([907, 907])
    expect(twice({ uln: aRecord(1).uln, cohortStatus: 'M' })).toEqual([])
  })

  test('the same name and date of birth is only suspected, however the name is written', () => {
    expect(twice({ givenName: 'AMINA1' })).toEqual([908, 908])
    expect(twice({ givenName: 'Amina1', bornOn: '2010-03-15' })).toEqual([])
  })

  test('three of a kind are three', () => {
    expect(hits(aRecord(1), aRecord(2, { uln: aRecord(1).uln }), aRecord(3, { uln: aRecord(1).uln }))).toHaveLength(3)
  })
})

test('a rule that does not hold at the end of a period is not asked', () => {
  const judge = new Judge<null>(codes, header, PERIOD_END, new Set([40]))
  expect(judge.hitsOf(aRecord(1, { bornOn: '2008-08-31' }), null)).toEqual([])
})
