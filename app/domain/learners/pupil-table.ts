import type { Findings } from '~/kit/intake-report'
import { readTable, type Column, type TableRow } from '~/kit/intake-table'
import { pupilFields, type PupilField, type RawPupil } from './pupil'

/** The headings under which school systems export each field. There is no fixed layout: schools choose their columns. */
const headings: Record<PupilField, string[]> = {
  upn: ['UPN', 'Unique Pupil Number'],
  formerUpn: ['Former UPN', 'Previous UPN'],
  uln: ['ULN', 'Unique Learner Number'],
  uci: ['UCI', 'Exam UCI', 'Unique Candidate Identifier'],
  admissionNumber: ['Adno', 'Admission number', 'Adm No', 'MisID', 'MIS ID'],
  familyName: ['Legal surname', 'Legal last name', 'Surname', 'Last name', 'Family name'],
  givenNames: ['Legal forename', 'Legal first name', 'Forename', 'First name', 'Given name'],
  middleNames: ['Middle names', 'Middle name', 'Legal middle names'],
  preferredFamilyName: ['Chosen surname', 'Preferred surname', 'Preferred last name'],
  preferredGivenNames: ['Chosen forename', 'Preferred forename', 'Preferred first name', 'Known as'],
  bornOn: ['DOB', 'Date of birth', 'Birth date', 'D.O.B.'],
  sex: ['Sex', 'Gender', 'Legal sex'],
  yearGroup: ['Year', 'NC Year', 'Year group', 'NC Year Actual', 'Year taught in'],
  form: ['Reg', 'Form', 'Reg group', 'Registration group', 'Tutor group', 'Form/Tutor Group', 'Form group'],
  address: ['Address', 'Home address', 'Address line 1'],
  postcode: ['PostCode', 'Post code', 'Home postcode'],
  email: ['Email', 'E-mail', 'Email address', 'Student email', 'Pupil email', 'School email'],
  phone: ['Phone', 'Telephone', 'Mobile', 'Telephone number', 'Mobile number'],
  enrolment: ['Enrolment status', 'Enrol status', 'Enrolment'],
  sen: ['SEN', 'SEN provision', 'SEN status', 'SEN code'],
  freeMeals: ['FSM', 'FSM eligible', 'Free school meals', 'Eligible for free meals'],
  lookedAfter: ['In care', 'Looked after', 'LAC', 'CLA'],
  ethnicity: ['Ethnicity', 'Ethnic Origin', 'Ethnicity code'],
  attendance: ['% attend', 'Attendance', 'Attendance %', '% attendance', 'Percentage attendance'],
  firstLanguage: ['First language', 'EAL', 'English as an additional language', 'Home language', 'Mother tongue'],
  exclusion: ['Suspensions', 'Suspended', 'Fixed term exclusions', 'Exclusions', 'Exclusion', 'Number of suspensions'],
}

const must: readonly PupilField[] = ['familyName', 'givenNames', 'bornOn']

/** The columns of a school's export that we know. */
export const pupilColumns: Column<PupilField>[] = pupilFields.map((field) => ({
  field,
  headings: headings[field],
  isRequired: must.includes(field),
}))

/** Reads the pupils of a school system's CSV export. A line with totals under the table is passed over. */
export async function* pupilsInTable(text: AsyncIterable<string>, findings: Findings): AsyncGenerator<RawPupil> {
  const table = await readTable(text, pupilColumns, findings)
  const carried = pupilFields.filter((field) => table.has(field))
  for await (const row of table.rows) {
    const pupil = rawPupil(row, carried)
    if (!isTotals(pupil)) yield pupil
    else
      findings.add({
        severity: 'info',
        code: 'totals-row',
        sentence: `Line ${row.line} is a line of totals and was passed over.`,
        line: row.line,
      })
  }
}

function rawPupil(row: TableRow<PupilField>, carried: PupilField[]): RawPupil {
  const values = new Map(
    carried.flatMap((field): [PupilField, string][] => {
      const text = row.value(field) || (carried.includes(field) ? legalName(row, field) : '')
      return text === '' ? [] : [[field, text]]
    }),
  )
  return { line: row.line, path: null, values, fault: row.fault }
}

/** A column of chosen names that is blank says that the pupil goes by the legal name. */
function legalName(row: TableRow<PupilField>, field: PupilField): string {
  if (field === 'preferredGivenNames') return row.value('givenNames')
  return field === 'preferredFamilyName' ? row.value('familyName') : ''
}

const totals =
  /^((grand |sub)?totals?\b|count\b|number of\b|average\b|mean\b|(\d+|n =.*) *(pupils?|students?|learners?|records?|rows?)$)/i

function isTotals({ values }: RawPupil): boolean {
  if (values.has('bornOn')) return false
  if ([...values.values()].some((text) => totals.test(text))) return true
  return values.size > 0 && [...values.values()].every((text) => /^[\d.,% ]+$/.test(text))
}
