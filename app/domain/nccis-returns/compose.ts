import { schoolYearOf } from '~/domain/learners/learner'
import { endOfAcademicYear } from '~/domain/participation/currency'
import { guaranteeOf, leftSchoolOn } from './period'
import { emptyRecord, yearGroupOn, type ReturnRecord } from './return-record'
import { OLDEST_YEAR } from './rule'

/** What the record holds of one young person at the end of a month. */
export type Known = {
  learnerId: string
  number: string | null
  previousNumber: string | null
  givenNames: string
  middleNames: string | null
  familyName: string
  bornOn: string
  sex: string | null
  address: string | null
  postcode: string | null
  isAddressProtected: boolean
  uln: string | null
  upn: string | null
  leadAuthority: string | null
  /** Whether they live in an authority that makes this return. */
  isResident: boolean
  /** How they left those the authority reports on, and who answers for them now. */
  leaving: { status: string; authority: string | null } | null
  schoolAuthority: string | null
  school: Place | null
  onRollSince: string | null
  activity: KnownActivity | null
  place: Place | null
  guarantee: { code: string; authority: string | null } | null
  level: number | null
  characteristics: readonly string[] | null
  sen: string | null
  isLookedAfter: boolean
  ethnicity: string | null
  destination: string | null
}

export type Place = { name: string; laestab: string | null; authority: string | null; ukprn: string | null }

type KnownActivity = {
  code: string
  startedOn: string
  ascertainedOn: string | null
  verifiedOn: string | null
  reviewOn: string | null
  lapsesOn: string | null
  predictedEndOn: string | null
  neetSince: string | null
}

const WITHHELD = { addressLine1: 'Address withheld', postcode: 'ZZ99 9ZZ' }
const NO_POSTCODE = 'ZZ99 9ZZ'
/** The age at which nothing more is to be told of somebody. */
const OVER_AGE = 'A'
const NOT_RECORDED = '159'
const ON_ROLL = '110'
const NOT_KNOWN_AT_SCHOOL = '150'
const NOT_KNOWN = '810'
const LEAST_HELP = '3'
const LOOKED_AFTER = '110'
const NOT_ASKED = 'NOBT'

/**
 * Whether a month tells of somebody: who lives in the area, and who only went to school there for as long as the guarantee is told of
 * them.
 */
export function isToldOf(known: Known, periodEnd: string): boolean {
  return known.isResident || known.leaving !== null || isOfGuarantee(known, periodEnd)
}

/** The record of the return for one person, from what is known of them. What nobody has said is left out, and the rules name it. */
export function composed(known: Known, periodEnd: string): ReturnRecord {
  const yearGroup = yearGroupOn(known.bornOn, periodEnd) ?? 0
  return {
    ...emptyRecord(),
    ...{ number: known.number, previousNumber: known.previousNumber, ...statusOf(known, yearGroup) },
    ...{ givenName: known.givenNames, middleName: known.middleNames, familyName: known.familyName },
    ...addressOf(known),
    ...{ gender: known.sex ?? 'U', bornOn: known.bornOn, ethnicity: known.ethnicity ?? NOT_ASKED },
    ...{ leadAuthority: leadOf(known), authorityAtYear11: known.schoolAuthority, uln: known.uln, upn: known.upn },
    ...guaranteeFor(known, yearGroup, periodEnd),
    // Nobody has said that somebody needs more: then they need the least.
    levelOfNeed: known.level === null ? LEAST_HELP : String(known.level),
    hasPlan: known.sen === 'plan' ? 'Y' : 'N',
    hasSupport: known.sen === 'support' ? 'Y' : 'N',
    characteristics: characteristicsOf(known),
    hasActivities: true,
    ...activityFor(known, yearGroup, periodEnd),
    intendedDestination: known.destination,
  }
}

// Where somebody lives who must not be found is told to nobody, and the department asks only for a line.
function addressOf({ address, postcode, isAddressProtected }: Known): Partial<ReturnRecord> {
  if (isAddressProtected) return WITHHELD
  const lines = (address ?? '')
    .split(/\s*[\n,]\s*/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== postcode)
  const town = lines.length > 1 ? (lines.pop() ?? null) : null
  const [addressLine1 = null, addressLine2 = null, addressLine3 = null, ...rest] = lines
  const addressLine4 = rest.length > 0 ? rest.join(', ') : null
  return { addressLine1, addressLine2, addressLine3, addressLine4, town, postcode: postcode ?? NO_POSTCODE }
}

function statusOf({ leaving, isResident }: Known, yearGroup: number): Partial<ReturnRecord> {
  if (leaving) return { cohortStatus: leaving.status, receivingAuthority: leaving.authority }
  if (yearGroup > OLDEST_YEAR) return { cohortStatus: OVER_AGE }
  return { cohortStatus: isResident ? 'P' : 'G' }
}

// Of whoever lives elsewhere the authority of their school tells.
function leadOf({ isResident, leadAuthority, schoolAuthority }: Known): string | null {
  return isResident ? leadAuthority : (schoolAuthority ?? leadAuthority)
}

function yearThen(yearGroup: number, periodEnd: string): number {
  return yearGroup - guaranteeOf(periodEnd).yearsOlder
}

function isOfGuarantee({ bornOn }: Known, periodEnd: string): boolean {
  const then = yearThen(yearGroupOn(bornOn, periodEnd) ?? 0, periodEnd)
  return then === 11 || then === 12
}

function guaranteeFor(known: Known, yearGroup: number, periodEnd: string): Partial<ReturnRecord> {
  const then = yearThen(yearGroup, periodEnd)
  if (!isOfGuarantee(known, periodEnd)) return { isInGuarantee: 'N' }
  const code = known.guarantee?.code ?? NOT_RECORDED
  const authority = known.guarantee?.authority ?? known.schoolAuthority ?? known.leadAuthority
  // The authority of the offer in Year 11 is that of the school: the department refuses any other.
  return then === 11
    ? { isInGuarantee: 'Y', guarantee11: code, guaranteeAuthority11: known.schoolAuthority ?? authority }
    : { isInGuarantee: 'Y', guarantee12: code, guaranteeAuthority12: authority }
}

function characteristicsOf({ characteristics, isLookedAfter }: Known): readonly string[] {
  return [...new Set([...(characteristics ?? []), ...(isLookedAfter ? [LOOKED_AFTER] : [])])].sort()
}

function activityFor(known: Known, yearGroup: number, periodEnd: string): Partial<ReturnRecord> {
  const { activity } = known
  if (!activity) return withoutActivity(known, yearGroup, periodEnd)
  const { code, lapsesOn } = activity
  return {
    ...{ activity: code, startedOn: activity.startedOn, verifiedOn: activity.verifiedOn, reviewOn: activity.reviewOn },
    ascertainedOn: activity.ascertainedOn ?? activity.verifiedOn,
    ...{ lapsesOn, isLapsed: lapsesOn !== null && lapsesOn < periodEnd ? 'Y' : 'N' },
    ...{ predictedEndOn: activity.predictedEndOn, neetSince: activity.neetSince },
    ...placeOf(known.place ?? (code === ON_ROLL ? known.school : null), known),
  }
}

/** Nobody has recorded anything: whoever is on a roll in Year 11 is at that school, and of all others nothing is known. */
function withoutActivity(known: Known, yearGroup: number, periodEnd: string): Partial<ReturnRecord> {
  const { onRollSince, school } = known
  if (yearGroup > 11) {
    const since = leftSchoolOn(known.bornOn)
    return { activity: NOT_KNOWN, startedOn: since, ascertainedOn: since, isLapsed: 'N', ...placeOf(null, known) }
  }
  const year = `${schoolYearOf(periodEnd)}-09-01`
  const since = onRollSince !== null && onRollSince > year ? onRollSince : year
  const ends = endOfAcademicYear(periodEnd)
  return {
    ...{ activity: school ? ON_ROLL : NOT_KNOWN_AT_SCHOOL, startedOn: since, ascertainedOn: since },
    ...{ lapsesOn: ends, isLapsed: 'N', predictedEndOn: ends, ...placeOf(school, known) },
  }
}

function placeOf(place: Place | null, known: Known): Partial<ReturnRecord> {
  if (!place) return { educatedAuthority: known.schoolAuthority ?? known.leadAuthority }
  const laestab = (place.laestab ?? '').replace(/\D/g, '')
  const authority = place.authority ?? (laestab.slice(0, 3) || null)
  return {
    educatedAuthority: authority,
    establishment: laestab.length === 7 ? laestab : authority === null ? null : `${authority}9999`,
    establishmentName: place.name,
    ukprn: place.ukprn,
  }
}
