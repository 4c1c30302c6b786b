import { csvText, type Cell } from '~/kit/csv'
import type { neighbourSchool } from './neighbour'
import { authorities } from './places'
import { authorityCodeOf, type PlacePlan } from './organisations'

const headings = [
  'URN',
  'LA (code)',
  'LA (name)',
  'EstablishmentNumber',
  'EstablishmentName',
  'TypeOfEstablishment (name)',
  'EstablishmentTypeGroup (name)',
  'EstablishmentStatus (code)',
  'OpenDate',
  'CloseDate',
  'PhaseOfEducation (name)',
  'StatutoryLowAge',
  'StatutoryHighAge',
  'OfficialSixthForm (code)',
  'UKPRN',
  'Street',
  'Locality',
  'Town',
  'Postcode',
  'SchoolWebsite',
  'TelephoneNum',
]

/** The schools and colleges of the county as the national register would list them. Training providers are not in it. */
export function giasFile(places: readonly PlacePlan[]): string {
  const listed = places.filter(({ urn }) => urn !== null)
  return csvText(headings, listed.map(row), { isForPeople: false })
}

function row(place: PlacePlan): Cell[] {
  const site = place.sites[0]
  const isCollege = place.kind === 'college'
  return [
    place.urn,
    authorityCodeOf(place),
    authorities[place.authority].name,
    place.number,
    place.name,
    isCollege ? 'Further education' : 'Academy converter',
    isCollege ? 'Colleges' : 'Academies',
    '1',
    '01-09-2011',
    '',
    isCollege ? '16 plus' : 'Secondary',
    isCollege ? '16' : '11',
    isCollege ? '99' : place.profile ? '18' : '16',
    isCollege ? '0' : place.profile ? '1' : '2',
    place.ukprn,
    site?.street ?? '',
    place.town.villages[0] ?? '',
    site?.town ?? '',
    site?.postcode ?? '',
    `https://${place.slug}.example`,
    site?.phone ?? '',
  ]
}

/** A school of another county in the same register. */
export function neighbourGiasFile(school: typeof neighbourSchool): string {
  const { urn, authority, number, name, ukprn, street, town, postcode, slug } = school
  const kind = ['Academy converter', 'Academies', '1', '01-09-2011', '', 'Secondary', '11', '18', '1']
  const where = [ukprn, street, '', town, postcode, `https://${slug}.example`, '']
  return csvText(headings, [[urn, authority.code, authority.name, number, name, ...kind, ...where]], {
    isForPeople: false,
  })
}
