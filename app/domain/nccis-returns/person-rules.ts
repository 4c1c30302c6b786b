import {
  cohortStatuses,
  genders,
  isKnownAuthority,
  isOneOf,
  OLDEST_YEAR,
  UNKNOWN_AREA,
  type Beside,
  type Check,
} from './rule'
import type { ReturnRecord } from './return-record'

const YOUNGEST_YEAR = 11
/** From this year group on only those with an education, health and care plan are followed. */
const PLAN_YEAR = 14

/** The rules about who somebody is, where they live and who answers for them, by their national numbers. */
export const personRules: Readonly<Record<number, Check>> = {
  1: ({ number }) => !isIdentifier(number),
  2: ({ givenName }) => givenName === null,
  3: ({ familyName }) => familyName === null,
  4: ({ gender }) => gender === null,
  5: ({ gender }) => gender !== null && !isOneOf(genders, gender),
  6: ({ ethnicity }) => ethnicity === null,
  7: ({ ethnicity }, { codes }) => ethnicity !== null && !codes.ethnicities.has(ethnicity),
  8: ({ bornOn }) => bornOn === null,
  9: ({ cohortStatus }, { yearGroup }) => cohortStatus !== 'A' && yearGroup !== null && yearGroup > OLDEST_YEAR,
  10: (_, { yearGroup }) => yearGroup !== null && yearGroup < YOUNGEST_YEAR,
  11: ({ cohortStatus }) => cohortStatus === null,
  13: ({ cohortStatus, receivingAuthority }) => cohortStatus === 'T' && receivingAuthority === null,
  14: ({ leadAuthority }) => leadAuthority === null,
  15: ({ leadAuthority }, { codes }) => leadAuthority !== null && !codes.authorities.has(leadAuthority),
  19: ({ educatedAuthority }, { codes }) => isUnknownAuthority(educatedAuthority, codes),
  24: ({ authorityAtYear11 }, { codes }) => isUnknownAuthority(authorityAtYear11, codes),
  25: ({ authorityAtYear11: at11, guaranteeAuthority11: offered }) =>
    at11 !== null && offered !== null && at11 !== offered,
  26: ({ leadAuthority }, { header }) => leadAuthority !== null && !header.authorities.includes(leadAuthority),
  27: (record, { codes }) =>
    (record.guarantee11 !== null && !codes.guarantees[11].has(record.guarantee11)) ||
    (record.guarantee12 !== null && !codes.guarantees[12].has(record.guarantee12)),
  // Only the form is asked for: a wrong check digit is the school's to mend and stops no return.
  30: ({ uln }) => uln !== null && !/^[1-9]\d{9}$/.test(uln),
  31: ({ addressLine1, addressLine2, addressLine3, addressLine4, town, county }) =>
    [addressLine1, addressLine2, addressLine3, addressLine4, town, county].every((line) => line === null),
  32: ({ postcode }) => postcode === null,
  34: ({ cohortStatus, receivingAuthority }) => receivingAuthority !== null && !isOneOf(['T', 'E'], cohortStatus),
  35: ({ cohortStatus, receivingAuthority }, { codes }) =>
    receivingAuthority !== null &&
    ((cohortStatus === 'T' && !codes.authorities.has(receivingAuthority)) ||
      (cohortStatus === 'E' && (!codes.outside.has(receivingAuthority) || receivingAuthority === UNKNOWN_AREA))),
  37: ({ previousNumber }) => previousNumber !== null && !isIdentifier(previousNumber),
  38: ({ upn }) => upn !== null && upn.length !== 13,
  40: ({ hasPlan }, { yearGroup }) => yearGroup !== null && yearGroup >= PLAN_YEAR && hasPlan !== 'Y',
  41: ({ receivingAuthority }) => receivingAuthority === UNKNOWN_AREA,
  42: ({ receivingAuthority, leadAuthority }) => receivingAuthority !== null && receivingAuthority === leadAuthority,
  43: ({ postcode }) => postcode !== null && !isPostcode(postcode),
  100: ({ levelOfNeed }) => levelOfNeed === null,
  101: ({ levelOfNeed }) => levelOfNeed !== null && !/^[1-3]$/.test(levelOfNeed),
  102: ({ hasPlan }) => isNoFlag(hasPlan),
  103: ({ hasPlan }) => hasPlan === null,
  104: ({ characteristics }, { codes }) => characteristics.some((code) => !codes.characteristics.has(code)),
  260: ({ characteristics, gender }) => gender === 'M' && characteristics.includes('180'),
  261: ({ guaranteeAuthority11, guaranteeAuthority12 }, { codes }) =>
    isUnknownAuthority(guaranteeAuthority11, codes) || isUnknownAuthority(guaranteeAuthority12, codes),
  301: ({ intendedDestination }, { yearGroup }) => yearGroup === 11 && intendedDestination === null,
  302: ({ intendedDestination }, { codes }) =>
    intendedDestination !== null && !codes.destinations.has(intendedDestination),
  303: ({ hasSupport }) => hasSupport === null,
  304: ({ hasSupport }) => isNoFlag(hasSupport),
  903: ({ number }, { header }) => number !== null && !header.databases.includes(number.slice(0, 3)),
  904: ({ cohortStatus }) => cohortStatus !== null && !isOneOf(cohortStatuses, cohortStatus),
  905: (record) => record.cohortStatus === 'G' && !hasGuarantee(record),
  906: (record) => record.isInGuarantee === 'Y' && !hasGuarantee(record),
}

// Both nodes stay with the people as they grow older by a year in September, so either of them will do.
function hasGuarantee(record: ReturnRecord): boolean {
  return (
    (record.guarantee11 !== null && record.guaranteeAuthority11 !== null) ||
    (record.guarantee12 !== null && record.guaranteeAuthority12 !== null)
  )
}

export function isIdentifier(text: string | null): boolean {
  return text !== null && /^\d{13}$/.test(text)
}

function isUnknownAuthority(code: string | null, codes: Beside['codes']): boolean {
  return code !== null && !isKnownAuthority(codes, code)
}

function isNoFlag(flag: string | null): boolean {
  return flag !== null && flag !== 'Y' && flag !== 'N'
}

function isPostcode(text: string): boolean {
  return /^([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|GIR ?0AA)$/i.test(text)
}
