import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bornFor,
  evidenceKinds,
  guaranteeFrom,
  monthEnds,
  openSeasons,
  refuseDecision,
  refuseTakingBack,
  type GuaranteeFacts,
} from '~/domain/guarantees/guarantee'
import { evidenceWords } from '~/domain/guarantees/guarantee.words'

const nothing: GuaranteeFacts = {
  yearGroup: 11,
  isNameOnly: false,
  offer: null,
  offers: 0,
  pending: 0,
  sent: 0,
  refused: 0,
  notArrived: 0,
  place: null,
  activity: null,
  elsewhere: null,
}
const season = { season: 2027, applyBy: '2027-02-28', lastOffers: '2027-09-30', today: '2027-03-15' }
const offer = { what: 'Engineering', where: 'Riverside College', on: '2027-02-01', authorityCode: '919' }
const place = {
  kind: 'enrolment',
  what: 'A levels',
  where: 'Northgate School',
  until: '2028-07-02',
  authorityCode: '919',
} as const
const doing = (code: string, more: Partial<NonNullable<GuaranteeFacts['activity']>> = {}) => ({
  activity: { code, what: 'Something', where: null, startedOn: '2026-09-07', until: null, isCurrent: true, ...more },
})
const elsewhere = { where: 'Hillside Academy', on: '2027-02-03', hasOffer: true, isTold: true }

test.each<[string, Partial<GuaranteeFacts>, string]>([
  ['an offer that counts', { offer, offers: 1, sent: 3 }, '110'],
  ['an offer beside answers to come', { offer, offers: 1, pending: 2, sent: 3 }, '110'],
  ['an offer that the other school told of', { elsewhere }, '110'],
  ['an offer elsewhere that only the learner wrote down', { elsewhere: { ...elsewhere, isTold: false } }, '159'],
  ['an application elsewhere', { elsewhere: { ...elsewhere, hasOffer: false } }, '140'],
  ['answers to come', { pending: 1, sent: 1 }, '140'],
  ['nothing sent by the last day', {}, '151'],
  ['everything ended', { sent: 2 }, '159'],
  ['a place that goes on, in Year 11', { place }, '151'],
  ['a place that goes on, in Year 12', { yearGroup: 12, place }, '114'],
  ['a place that goes on and an offer, in Year 12', { yearGroup: 12, place, offer, offers: 1 }, '114'],
  [
    'learning that goes on past September, in Year 12',
    { yearGroup: 12, ...doing('230', { until: '2028-06-30' }) },
    '114',
  ],
  ['learning that ends before, in Year 12', { yearGroup: 12, ...doing('230', { until: '2027-06-30' }) }, '151'],
  ['an apprenticeship, in Year 12', { yearGroup: 12, ...doing('310') }, '115'],
  ['an apprenticeship that has lapsed', { yearGroup: 12, ...doing('310', { isCurrent: false }) }, '151'],
  ['an apprenticeship begun this September', doing('310', { startedOn: '2027-09-06' }), '110'],
  ['an apprenticeship of the year before, in Year 11', doing('310'), '151'],
  ['a job without training, which is no offer', doing('330'), '120'],
  ['a job beside answers to come', { ...doing('360'), pending: 1 }, '140'],
  ['a young parent', doing('630'), '122'],
  ['nobody reached', doing('820'), '154'],
  ['looking for work', doing('619'), '151'],
  ['a learner of whom only the name is passed on', { isNameOnly: true, offer, offers: 1, pending: 1, sent: 2 }, '159'],
  ['the same with a job that an adviser wrote down', { isNameOnly: true, ...doing('330') }, '120'],
])('%s: the code is right', (_, facts, code) => {
  expect(guaranteeFrom({ ...nothing, ...facts }, season).code).toBe(code)
})

test('nothing sent is too early to say before the last day is over', () => {
  expect(guaranteeFrom(nothing, { ...season, today: '2027-02-28' })).toMatchObject({
    code: '159',
    evidence: { kind: 'too-early', until: '2027-02-28' },
  })
})

test.each<[string, Partial<GuaranteeFacts>, string]>([
  ['refused by all', { sent: 2, refused: 2 }, '150'],
  ['refused, after saying no to another offer', { sent: 2, refused: 1 }, '150'],
  ['having said no to every offer', { sent: 2 }, '159'],
  ['not having come', { sent: 2, refused: 1, notArrived: 1 }, '159'],
])('once no more offers are made, somebody %s is %j: %s', (_, facts, code) => {
  expect(guaranteeFrom({ ...nothing, ...facts }, { ...season, today: '2027-10-01' }).code).toBe(code)
  expect(guaranteeFrom({ ...nothing, ...facts }, { ...season, today: '2027-09-30' }).code).toBe('159')
})

test('the authority of who made the offer goes with it', () => {
  expect(guaranteeFrom({ ...nothing, offer, offers: 1 }, season).authorityCode).toBe('919')
})

const anActivity = fc.record({
  code: fc.constantFrom('210', '230', '310', '330', '619', '630', '810', '820'),
  what: fc.constant('Something'),
  where: fc.option(fc.constant('Somewhere')),
  startedOn: fc.constantFrom('2026-09-07', '2027-09-06'),
  until: fc.option(fc.constantFrom('2027-06-30', '2028-06-30')),
  isCurrent: fc.boolean(),
})
const someFacts: fc.Arbitrary<GuaranteeFacts> = fc.record({
  yearGroup: fc.constantFrom(11, 12),
  isNameOnly: fc.boolean(),
  offer: fc.option(fc.constant(offer)),
  offers: fc.constant(1),
  pending: fc.nat(2),
  sent: fc.nat(3),
  refused: fc.nat(1),
  notArrived: fc.nat(1),
  place: fc.option(fc.constant(place)),
  activity: fc.option(anActivity),
  elsewhere: fc.option(
    fc.record({
      where: fc.constant('Hillside'),
      on: fc.constant('2027-02-03'),
      hasOffer: fc.boolean(),
      isTold: fc.boolean(),
    }),
  ),
})

describe('whatever is known', () => {
  test('there is one answer, with evidence that can be said', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const { code, evidence } = guaranteeFrom(facts, season)

        expect(code).toMatch(/^1\d\d$/)
        expect(evidenceWords(evidence)).toMatch(/\.$/)
        expect(evidenceWords(evidence)).not.toContain('undefined')
      }),
    )
  })

  test('only Year 12 stays on', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const { code } = guaranteeFrom({ ...facts, yearGroup: 11 }, season)

        expect(['114', '115']).not.toContain(code)
      }),
    )
  })

  test('an offer that counts and is passed on is never lost', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const { code } = guaranteeFrom({ ...facts, offer, isNameOnly: false }, season)

        expect(['110', '114', '115']).toContain(code)
      }),
    )
  })
})

test('every kind of evidence has words, with and without its days', () => {
  for (const kind of evidenceKinds) {
    expect(evidenceWords({ kind, what: 'A', where: 'B', on: '2027-02-01', until: '2027-03-01', count: 2 })).toMatch(
      /\.$/,
    )
    expect(evidenceWords({ kind })).not.toContain('undefined')
  }
})

test.each([
  ['2026-08-31', [2026]],
  ['2026-09-01', [2026, 2027]],
  ['2027-03-31', [2026, 2027]],
  ['2027-04-01', [2027]],
  ['2027-11-23', [2027, 2028]],
])('on %s these Septembers are worked out: %j', (day, seasons) => {
  expect(openSeasons(day)).toEqual(seasons)
})

test('Year 11 before September 2027 was born in the school year that began in 2010', () => {
  expect(bornFor(2027)).toEqual({ from: '2009-09-01', elevenFrom: '2010-09-01', until: '2011-08-31' })
})

test('six months are locked from May to October', () => {
  expect(monthEnds('2027-05-31', '2027-10-31')).toEqual([
    ...['2027-05-31', '2027-06-30', '2027-07-31', '2027-08-31', '2027-09-30', '2027-10-31'],
  ])
  expect(monthEnds('2027-06-04', '2027-08-31')).toEqual(['2027-06-04', '2027-06-30', '2027-07-31', '2027-08-31'])
  expect(monthEnds('2027-12-04', '2028-02-29')).toEqual(['2027-12-04', '2027-12-31', '2028-01-31', '2028-02-29'])
})

describe('an adviser’s word', () => {
  const standing = { yearGroup: 11, source: 'record', version: 3 }
  const both = { forYear11: true, forYear12: true }

  test.each([
    [standing, both, 2, 'changed-meanwhile'],
    [standing, undefined, 3, 'unknown-code'],
    [standing, { ...both, forYear11: false }, 3, 'not-for-this-year'],
  ])('of %j with %j on version %j is refused: %s', (row, code, version, reason) => {
    expect(() => refuseDecision(row, code, version)).toThrow(expect.objectContaining({ code: reason }))
  })

  test('of Year 12 may be that they stay on', () => {
    expect(() => refuseDecision({ ...standing, yearGroup: 12 }, { ...both, forYear11: false }, 3)).not.toThrow()
  })

  test('that was never given cannot be taken back', () => {
    expect(() => refuseTakingBack(standing, 3)).toThrow(expect.objectContaining({ code: 'not-decided' }))
    expect(() => refuseTakingBack({ ...standing, source: 'adviser' }, 3)).not.toThrow()
  })
})
