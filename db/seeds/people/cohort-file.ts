import { csvText } from '~/kit/csv'
import type { PupilPlan } from './pupils'

const headings = [
  'UPN',
  'ULN',
  'Adno',
  'Legal surname',
  'Legal forename',
  'Chosen forename',
  'DOB',
  'Gender',
  'Year',
  'Reg',
  'Email',
  'Mobile',
  'Address',
  'Postcode',
  'Ethnicity',
  'SEN',
  'FSM',
  '% attend',
  'EAL',
  'Suspensions',
]

export type Enrolled = { pupil: PupilPlan; yearGroup: 11 | 12; form: string }

/** A school's export of a year group, as its own system writes it. */
export function cohortFile(rows: readonly Enrolled[]): string {
  return csvText(headings, rows.map(rowOf), { isForPeople: false })
}

function rowOf({ pupil, yearGroup, form }: Enrolled) {
  return [
    pupil.upn,
    pupil.uln,
    pupil.admissionNumber,
    pupil.familyName,
    pupil.givenNames,
    pupil.knownAs,
    pupil.bornOn.split('-').reverse().join('/'),
    pupil.sex,
    `Year ${yearGroup}`,
    form,
    pupil.email,
    pupil.phone.replace(/ /g, ''),
    `${pupil.street}, ${pupil.town}`,
    pupil.postcode,
    pupil.ethnicity,
    pupil.sen,
    pupil.freeMeals,
    pupil.attendance,
    // Not drawn by chance: one more draw would make other people of all who follow.
    pupil.ethnicity === 'WBRI' || Number(pupil.admissionNumber) % 2 === 0 ? 'N' : 'Y',
    Number(pupil.admissionNumber) % 13 === 0 ? '2' : '0',
  ]
}
