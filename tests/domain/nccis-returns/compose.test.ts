import { describe, expect, test } from 'vitest'
import { composed, type Known } from '~/domain/nccis-returns/compose'
import { Judge } from '~/domain/nccis-returns/judge'
import { countOf, databaseOf, refuseFile, refuseFreeze, refuseSending } from '~/domain/nccis-returns/month'
import {
  cohortOf,
  guaranteeOf,
  lastMonthEnd,
  monthEndsToFreeze,
  refuseOtherMonths,
} from '~/domain/nccis-returns/period'
import { yearGroupOn } from '~/domain/nccis-returns/return-record'
import { codesOn, header, PERIOD_END } from '#tests/support/returns'

const college = { name: 'Eastmoor College', laestab: null, authority: '919', ukprn: '10000001' }
const school = { name: 'Northgate School', laestab: '919/4990', authority: '919', ukprn: null }

const known: Known = {
  ...{ learnerId: 'a', number: '9010000000001', previousNumber: null, givenNames: 'Amina', middleNames: null },
  ...{ familyName: 'Yusuf', bornOn: '2010-03-27', sex: 'F', address: '12 Mill Lane, Newbridge', postcode: 'AL7 1LZ' },
  ...{
    isAddressProtected: false,
    uln: null,
    upn: null,
    isResident: true,
    leaving: null,
    leadAuthority: '919',
    schoolAuthority: '919',
    school: null,
  },
  ...{ onRollSince: null, place: college, guarantee: null, level: null, characteristics: null, sen: null },
  ...{ isLookedAfter: false, ethnicity: 'WBRI', destination: null },
  activity: {
    ...{ code: '230', startedOn: '2026-09-07', ascertainedOn: '2026-09-10', verifiedOn: '2026-11-02', reviewOn: null },
    ...{ lapsesOn: '2027-06-30', predictedEndOn: '2027-06-30', neetSince: null },
  },
}

function faultsIn(differently: Partial<Known>, periodEnd = PERIOD_END) {
  const judge = new Judge<null>(codesOn(periodEnd), header, periodEnd)
  return judge.hitsOf(composed({ ...known, ...differently }, periodEnd), null).map(({ rule }) => rule)
}

describe('a record made from what is known', () => {
  test('breaks no rule where a college has told what somebody does', () => {
    expect(faultsIn({})).toEqual([])
    expect(composed(known, PERIOD_END)).toMatchObject({
      ...{ addressLine1: '12 Mill Lane', town: 'Newbridge', educatedAuthority: '919', establishment: '9199999' },
      ...{ isLapsed: 'N', levelOfNeed: '3', hasPlan: 'N', isInGuarantee: 'Y', guarantee11: '159' },
    })
  })

  test('of somebody in Year 11 on a roll is at that school, without a word of anybody', () => {
    const pupil = { bornOn: '2011-03-27', activity: null, place: null, school, destination: '121' }
    expect(faultsIn(pupil)).toEqual([])
    expect(composed({ ...known, ...pupil }, PERIOD_END)).toMatchObject({
      ...{ activity: '110', establishment: '9194990', startedOn: '2026-09-01', lapsesOn: '2027-08-31' },
      isInGuarantee: 'N',
    })
  })

  test('of somebody older of whom nobody has said anything is not known', () => {
    expect(faultsIn({ activity: null, place: null })).toEqual([])
    expect(composed({ ...known, activity: null, place: null }, PERIOD_END)).toMatchObject({
      ...{ activity: '810', startedOn: '2026-09-01', lapsesOn: null },
    })
  })

  test('never tells where somebody lives who must not be found', () => {
    const hidden = composed({ ...known, isAddressProtected: true }, PERIOD_END)
    expect(JSON.stringify(hidden)).not.toMatch(/Mill Lane|Newbridge|AL7/)
    expect(faultsIn({ isAddressProtected: true })).toEqual([])
  })

  test.each([
    [null, { addressLine1: null, town: null }],
    ['Rose Cottage', { addressLine1: 'Rose Cottage', town: null }],
    ['1 A\n2 B\n3 C\nNewbridge\nAL7 1LZ', { addressLine1: '1 A', addressLine3: '3 C', town: 'Newbridge' }],
    ['1, 2, 3, 4, 5, Newbridge', { addressLine4: '4, 5', town: 'Newbridge' }],
  ])('puts the address %j into its lines', (address, lines) => {
    expect(composed({ ...known, address }, PERIOD_END)).toMatchObject(lines)
  })

  test('says that an activity has lapsed from the day after', () => {
    const activity = known.activity && { ...known.activity, lapsesOn: '2026-11-29' }
    expect(composed({ ...known, activity }, PERIOD_END).isLapsed).toBe('Y')
    expect(composed({ ...known, activity }, '2026-11-29').isLapsed).toBe('N')
  })

  test('tells that school is beside the circumstances an adviser has recorded', () => {
    const record = composed(
      { ...known, characteristics: ['140', '110'], isLookedAfter: true, sen: 'support' },
      PERIOD_END,
    )
    expect(record).toMatchObject({ characteristics: ['110', '140'], hasPlan: 'N', hasSupport: 'Y' })
  })

  test.each([
    ['2026-05-31', '2010-03-27', { isInGuarantee: 'Y', guarantee11: '110', guarantee12: null }],
    ['2026-10-31', '2010-03-27', { isInGuarantee: 'Y', guarantee11: '110', guarantee12: null }],
    ['2027-03-31', '2010-03-27', { isInGuarantee: 'Y', guarantee11: '110', guarantee12: null }],
    ['2027-04-30', '2010-03-27', { isInGuarantee: 'Y', guarantee11: null, guarantee12: '110' }],
    ['2027-10-31', '2010-03-27', { isInGuarantee: 'Y', guarantee11: null, guarantee12: '110' }],
    ['2028-04-30', '2010-03-27', { isInGuarantee: 'N', guarantee11: null, guarantee12: null }],
  ])('at %s carries the guarantee of somebody born on %s in its node', (periodEnd, bornOn, nodes) => {
    const guarantee = { code: '110', authority: '821' }
    expect(composed({ ...known, bornOn, guarantee }, periodEnd)).toMatchObject(nodes)
  })
})

describe('the months', () => {
  test('that may be frozen are the last two', () => {
    expect(monthEndsToFreeze('2026-12-02')).toEqual(['2026-11-30', '2026-10-31'])
    expect(lastMonthEnd('2027-03-31')).toBe('2027-02-28')
    expect(() => refuseOtherMonths('2026-09-30', '2026-12-02')).toThrow('last two months')
    expect(() => refuseOtherMonths('2026-12-31', '2026-12-02')).toThrow('last two months')
  })

  test('are about those from Year 11 to the year in which one turns 25', () => {
    const { bornFrom, bornUntil, planBefore, year11From } = cohortOf(PERIOD_END)
    expect([bornFrom, bornUntil, planBefore, year11From].map((day) => yearGroupOn(day, PERIOD_END))).toEqual([
      21, 11, 13, 11,
    ])
    expect(yearGroupOn('2008-08-31', PERIOD_END)).toBe(14)
  })

  test('know which September they are about', () => {
    expect(guaranteeOf('2026-08-31')).toEqual({ season: 2026, yearsOlder: 0 })
    expect(guaranteeOf('2027-02-28')).toEqual({ season: 2026, yearsOlder: 1 })
  })
})

describe('what may become of a month', () => {
  const frozen = { status: 'frozen', sentAt: null }
  const warned = [
    { rule: 40, priority: 2, count: 3 },
    { rule: 908, priority: 3, count: 2 },
  ]

  test.each([
    [{ status: 'asked', sentAt: null }, 'being-made'],
    [{ status: 'frozen', sentAt: new Date(0) }, 'sent-already'],
  ])('%j is not frozen again', (month, code) => {
    expect(() => refuseFreeze(month)).toThrow(expect.objectContaining({ code }))
    expect(() => refuseFreeze(frozen)).not.toThrow()
  })

  test.each([
    [{ status: 'asked', sentAt: null }, 'not-frozen'],
    [{ status: 'replaced', sentAt: null }, 'replaced'],
    [{ status: 'frozen', sentAt: new Date(0) }, 'sent-already'],
  ])('%j is not marked as sent', (month, code) => {
    expect(() => refuseSending(month, [])).toThrow(expect.objectContaining({ code }))
  })

  test('a fault of the first priority stops the file, and the others must be known', () => {
    expect(() => refuseFile(frozen, [{ rule: 31, priority: 1, count: 1 }], true)).toThrow('1 fault stops this file')
    expect(() => refuseFile(frozen, warned, false)).toThrow(expect.objectContaining({ code: 'faults-not-known' }))
    expect(() => refuseFile(frozen, warned, true)).not.toThrow()
    expect(() => refuseFile({ ...frozen, sentAt: new Date(0) }, [], false)).not.toThrow()
    expect(countOf(warned, 2)).toBe(3)
  })

  test('no database has no number', () => {
    expect(() => databaseOf(0)).toThrow('settings')
    expect(databaseOf(9)).toBe('009')
  })
})
