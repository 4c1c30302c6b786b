import { Refusal } from '~/kit/errors'

/*
 * The September Guarantee: each 16 and 17 year old is to be offered a place of learning by the end of a September. What the record
 * says is worked out here, with its evidence; who is left without an answer is for an adviser.
 */

export type YearGroup = 11 | 12
export type Outcome = 'offer' | 'continuing' | 'not-appropriate' | 'no-offer' | 'not-recorded'
export const outcomes: readonly Outcome[] = ['not-recorded', 'no-offer', 'offer', 'continuing', 'not-appropriate']

/** What an answer rests on, without words: `what` and `where` name a course and who teaches it, or an activity. */
export type Evidence = {
  kind: EvidenceKind
  on?: string | null
  until?: string | null
  what?: string | null
  where?: string | null
  count?: number
}
export const evidenceKinds = [
  'offer',
  'offer-elsewhere',
  'word-of-offer',
  'course-goes-on',
  'placement-goes-on',
  'activity-goes-on',
  'waits',
  'work',
  'circumstances',
  'unreachable',
  'not-sent',
  'too-early',
  'name-only',
  'all-ended',
  'none-left',
] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

type Named = { what: string; where: string | null; authorityCode: string | null }

/** What is known of one learner for one September. */
export type GuaranteeFacts = {
  yearGroup: YearGroup
  /** Only the name is passed on to the careers service: what was applied for says nothing here. */
  isNameOnly: boolean
  /** The oldest offer that counts, and how many there are. */
  offer: (Named & { on: string }) | null
  offers: number
  pending: number
  sent: number
  /** How many ended because the other side said no, and how many because the learner did not come. */
  refused: number
  notArrived: number
  /** The place of today, where it goes on past the September. */
  place: (Named & { kind: 'enrolment' | 'placement'; until: string }) | null
  activity: {
    code: string
    what: string
    where: string | null
    startedOn: string
    until: string | null
    isCurrent: boolean
  } | null
  /** An application outside: told by who answers it, or only by the learner. */
  elsewhere: { where: string; on: string; hasOffer: boolean; isTold: boolean } | null
}

export type Found = { code: string; evidence: Evidence; authorityCode: string | null }
export type Season = { season: number; applyBy: string; lastOffers: string; today: string }

const schooling = ['210', '220', '230', '240', '250', '270', '280', '290', '410', '430', '440', '450', '460']
const workWithTraining = ['310', '320', '381', '550']
const workWithout = ['330', '340', '350', '360', '380']
const circumstances = ['620', '630', '640', '650']
const UNREACHABLE = '820'

/** The answer that follows from the record. A job without accredited training is no offer. */
export function guaranteeFrom(facts: GuaranteeFacts, season: Season): Found {
  return (
    goesOn(facts, season) ??
    offered(facts, season) ??
    waits(facts) ??
    notWanted(facts) ??
    needsAdviser(facts, season) ??
    noneLeft(facts, season) ?? {
      code: '159',
      evidence: { kind: 'all-ended', count: facts.sent },
      authorityCode: null,
    }
  )
}

// Only whoever is in Year 12 can stay on: in Year 11 everybody needs a new place.
function goesOn({ yearGroup, place, activity, isNameOnly }: GuaranteeFacts, { season }: Season): Found | null {
  if (yearGroup === 11) return null
  if (place && !isNameOnly) {
    const { what, where, until, authorityCode } = place
    const kind = place.kind === 'enrolment' ? 'course-goes-on' : 'placement-goes-on'
    return { code: '114', evidence: { kind, what, where, until }, authorityCode }
  }
  if (!activity?.isCurrent) return null
  const { code, what, where, until } = activity
  const evidence: Evidence = { kind: 'activity-goes-on', what, where, until }
  const staysOn = until !== null && until >= `${season}-09-01`
  if (schooling.includes(code)) return staysOn ? { code: '114', evidence, authorityCode: null } : null
  const ends = until !== null && !staysOn
  return workWithTraining.includes(code) && !ends ? { code: '115', evidence, authorityCode: null } : null
}

function offered(facts: GuaranteeFacts, { season }: Season): Found | null {
  const { offer, offers, elsewhere, activity, isNameOnly } = facts
  if (offer && !isNameOnly) {
    const { what, where, on, authorityCode } = offer
    return { code: '110', evidence: { kind: 'offer', what, where, on, count: offers }, authorityCode }
  }
  if (elsewhere?.hasOffer && elsewhere.isTold && !isNameOnly) {
    const { where, on } = elsewhere
    return { code: '110', evidence: { kind: 'offer-elsewhere', where, on }, authorityCode: null }
  }
  // Whoever has begun to learn in this September was offered the place, whoever offered it.
  const learns = activity && [...schooling, ...workWithTraining].includes(activity.code)
  if (learns && activity.isCurrent && activity.startedOn >= `${season}-07-01`) {
    const { what, where, startedOn: on } = activity
    return { code: '110', evidence: { kind: 'activity-goes-on', what, where, on }, authorityCode: null }
  }
  return null
}

function waits({ pending, isNameOnly }: GuaranteeFacts): Found | null {
  return pending > 0 && !isNameOnly
    ? { code: '140', evidence: { kind: 'waits', count: pending }, authorityCode: null }
    : null
}

function notWanted({ activity }: GuaranteeFacts): Found | null {
  if (!activity?.isCurrent) return null
  const { code, what, where, startedOn: on } = activity
  if (workWithout.includes(code))
    return { code: '120', evidence: { kind: 'work', what, where, on }, authorityCode: null }
  if (circumstances.includes(code))
    return { code: '122', evidence: { kind: 'circumstances', what, on }, authorityCode: null }
  return code === UNREACHABLE ? { code: '154', evidence: { kind: 'unreachable', on }, authorityCode: null } : null
}

function needsAdviser({ elsewhere, isNameOnly, sent }: GuaranteeFacts, season: Season): Found | null {
  if (isNameOnly) return { code: '159', evidence: { kind: 'name-only' }, authorityCode: null }
  if (elsewhere) {
    const { where, on, hasOffer } = elsewhere
    return hasOffer
      ? { code: '159', evidence: { kind: 'word-of-offer', where, on }, authorityCode: null }
      : { code: '140', evidence: { kind: 'waits', where, count: 1 }, authorityCode: null }
  }
  if (sent > 0) return null
  return season.today > season.applyBy
    ? { code: '151', evidence: { kind: 'not-sent', until: season.applyBy }, authorityCode: null }
    : { code: '159', evidence: { kind: 'too-early', until: season.applyBy }, authorityCode: null }
}

// Whoever said no to the last offer, or did not come, is for an adviser; whom everybody else refused has none once no more are made.
function noneLeft({ refused, notArrived, sent }: GuaranteeFacts, { lastOffers: until, today }: Season): Found | null {
  if (refused === 0 || notArrived > 0 || today <= until) return null
  return { code: '150', evidence: { kind: 'none-left', count: sent, until }, authorityCode: null }
}

/** The Septembers that are worked out on a day: the one the return tells of until March, and the one that comes. */
export function openSeasons(today: string): number[] {
  const year = Number(today.slice(0, 4))
  const told = today.slice(5) >= '04-01' ? year : year - 1
  const next = today.slice(5) >= '09-01' ? year + 1 : year
  return [...new Set([told, next])]
}

/** Who is in Year 11 and Year 12 before a September, by the day of birth: the first and last day, and from when it is Year 11. */
export function bornFor(season: number) {
  return { from: `${season - 18}-09-01`, elevenFrom: `${season - 17}-09-01`, until: `${season - 16}-08-31` }
}

/** The days at whose end a month is locked: the day the cohort is frozen, then each month’s last until the guarantee is reported. */
export function monthEnds(frozenOn: string, reportedOn: string): string[] {
  const ends = [frozenOn]
  for (let month = Number(frozenOn.slice(5, 7)), year = Number(frozenOn.slice(0, 4)); ; month += 1) {
    if (month > 12) [month, year] = [1, year + 1]
    const last = lastDayOfMonth(year, month)
    if (last > reportedOn) return ends
    if (last > frozenOn) ends.push(last)
  }
}

function lastDayOfMonth(year: number, month: number): string {
  const days = month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return `${year}-${String(month).padStart(2, '0')}-${days}`
}

function isLeap(year: number) {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

type Code = { forYear11: boolean; forYear12: boolean }
type Standing = { yearGroup: number; source: string; version: number }

/** Whether an adviser may say this of somebody of this year, and nobody else has said something meanwhile. */
export function refuseDecision(standing: Standing, code: Code | undefined, version: number) {
  refuseChanged(standing, version)
  if (!code) throw new Refusal('unknown-code', 'This answer is no longer on the list. Choose another.', 'code')
  if (!(standing.yearGroup === 11 ? code.forYear11 : code.forYear12))
    throw new Refusal('not-for-this-year', 'Only somebody in Year 12 can stay on where they are.', 'code')
}

export function refuseTakingBack(standing: Standing, version: number) {
  refuseChanged(standing, version)
  if (standing.source !== 'adviser')
    throw new Refusal('not-decided', 'No adviser has said anything here: it is what the record says.')
}

function refuseChanged(standing: Standing, version: number) {
  if (standing.version !== version)
    throw new Refusal('changed-meanwhile', 'This has changed meanwhile. Look at it again, then decide.')
}
