import { schoolYearOf, yearGroupByAge } from '~/domain/learners/learner'

/** Where each fact of a young person stands in the national return: its node, its element, and its heading in a flat file. */
const places = [
  ['number', 'PersonalDetails', 'YoungPersonsID', 'YoungPersonsID'],
  ['cohortStatus', 'PersonalDetails', 'CohortStatus', 'CohortStatus'],
  ['givenName', 'PersonalDetails', 'GivenName', 'GivenName'],
  ['middleName', 'PersonalDetails', 'MiddleName', 'MiddleName'],
  ['familyName', 'PersonalDetails', 'FamilyName', 'Surname'],
  ['addressLine1', 'PersonalDetails', 'AddressLine1', 'AddressLine1'],
  ['addressLine2', 'PersonalDetails', 'AddressLine2', 'AddressLine2'],
  ['addressLine3', 'PersonalDetails', 'AddressLine3', 'AddressLine3'],
  ['addressLine4', 'PersonalDetails', 'AddressLine4', 'AddressLine4'],
  ['town', 'PersonalDetails', 'Town', 'Town'],
  ['county', 'PersonalDetails', 'County', 'County'],
  ['postcode', 'PersonalDetails', 'Postcode', 'Postcode'],
  ['gender', 'PersonalDetails', 'Gender', 'Gender'],
  ['bornOn', 'PersonalDetails', 'DOB', 'DOB'],
  ['ethnicity', 'PersonalDetails', 'Ethnicity', 'Ethnicity'],
  ['leadAuthority', 'PersonalDetails', 'LeadLEA', 'LeadLEA'],
  ['educatedAuthority', 'PersonalDetails', 'EducatedLEA', 'EducatedLEA'],
  ['receivingAuthority', 'PersonalDetails', 'TransferredToLACode', 'TransferredToLACode'],
  ['authorityAtYear11', 'PersonalDetails', 'LEACodeAtYear11', 'LEACodeAtYear11'],
  ['uln', 'PersonalDetails', 'UniqueLearnerNo', 'UniqueLearnerNo'],
  ['upn', 'PersonalDetails', 'UniquePupilNumber', 'UniquePupilNumber'],
  ['isInGuarantee', 'PersonalDetails', 'GuaranteeStatusIndicator', 'GuaranteeStatusIndicator'],
  ['previousNumber', 'PersonalDetails', 'PreviousYPIDIdentifier', 'PreviousYPIDIdentifier'],
  ['guarantee11', 'SeptemberGuarantee/Year11', 'GuaranteeStatus', 'GuaranteeStatus'],
  ['guaranteeAuthority11', 'SeptemberGuarantee/Year11', 'LEACode', 'LEACode'],
  ['guarantee12', 'SeptemberGuarantee/Year12', 'GuaranteeStatus', 'GuaranteeStatus'],
  ['guaranteeAuthority12', 'SeptemberGuarantee/Year12', 'LEACode', 'LEACode'],
  ['levelOfNeed', 'LevelOfNeed', 'LevelOfNeedCode', 'LevelOfNeedCode'],
  ['hasPlan', 'LevelOfNeed', 'SENDFlag', 'SENDFlag'],
  ['hasSupport', 'LevelOfNeed', 'SENSupportFlag', 'SENSupportFlag'],
  ['activity', 'Activities/Cohort', 'ActivityCode', 'ActivityCode'],
  ['startedOn', 'Activities/Cohort', 'StartDate', 'StartDate'],
  ['ascertainedOn', 'Activities/Cohort', 'DateAscertained', 'DateAscertained'],
  ['verifiedOn', 'Activities/Cohort', 'DateVerified', 'DateVerified'],
  ['reviewOn', 'Activities/Cohort', 'ReviewDate', 'ReviewDate'],
  ['lapsesOn', 'Activities/Cohort', 'DueToLapseDate', 'DueToLapseDate'],
  ['isLapsed', 'Activities/Cohort', 'CurrencyLapsed', 'CurrencyLapsed'],
  ['establishment', 'Activities/Cohort', 'EstablishmentNumber', 'EstablishmentNumber'],
  ['establishmentName', 'Activities/Cohort', 'EstablishmentName', 'EstablishmentName'],
  ['ukprn', 'Activities/Cohort', 'UKProviderReferenceNumber', 'UKProviderReferenceNumber'],
  ['neetSince', 'Activities/Cohort', 'NEETStartDate', 'NeetStartDate'],
  ['predictedEndOn', 'Activities/Cohort', 'PredictedEndDate', 'PredictedEndDate'],
  ['intendedDestination', 'IntendedDestination', 'IntendedDestinationYr11', 'IntendedDestinationYr11'],
] as const

export type ReturnField = (typeof places)[number][0]

export type FieldPlace = { field: ReturnField; node: string; element: string; heading: string }

/** Every fact of the return in the order in which it is written. */
export const fieldPlaces: readonly FieldPlace[] = places.map(([field, node, element, heading]) => ({
  ...{ field, node, element, heading },
}))

/** One young person as the return tells of them. What the file leaves empty is null; nothing is judged yet. */
export type ReturnRecord = Record<ReturnField, string | null> & {
  characteristics: readonly string[]
  /** Without the node of activities the whole file is refused. */
  hasActivities: boolean
}

/** What the head of a return says of the whole. */
export type ReturnHeader = {
  databases: readonly string[]
  authorities: readonly string[]
  sentOn: string | null
  periodEnd: string | null
  supplier: string | null
  supplierVersion: string | null
  schemaVersion: string | null
}

/** A record of which nothing is known. */
export function emptyRecord(): ReturnRecord {
  return {
    ...{ number: null, cohortStatus: null, givenName: null, middleName: null, familyName: null },
    ...{ addressLine1: null, addressLine2: null, addressLine3: null, addressLine4: null, town: null, county: null },
    ...{ postcode: null, gender: null, bornOn: null, ethnicity: null, leadAuthority: null, educatedAuthority: null },
    ...{ receivingAuthority: null, authorityAtYear11: null, uln: null, upn: null, isInGuarantee: null },
    ...{ previousNumber: null, guarantee11: null, guaranteeAuthority11: null, guarantee12: null },
    ...{ guaranteeAuthority12: null, levelOfNeed: null, hasPlan: null, hasSupport: null, activity: null },
    ...{ startedOn: null, ascertainedOn: null, verifiedOn: null, reviewOn: null, lapsesOn: null, isLapsed: null },
    ...{ establishment: null, establishmentName: null, ukprn: null, neetSince: null, predictedEndOn: null },
    ...{ intendedDestination: null, characteristics: [], hasActivities: false },
  }
}

/** The year group somebody is in on a day by their age, going on past Year 13; null where the birth date is none. */
export function yearGroupOn(bornOn: string | null, day: string): number | null {
  return bornOn !== null && isDay(bornOn) ? yearGroupByAge(bornOn, schoolYearOf(day)) : null
}

/** Whether a text is a day of the calendar, written as CCYY-MM-DD. It is asked of a million days, so it makes no date of them. */
export function isDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!found) return false
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year)
}

function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
