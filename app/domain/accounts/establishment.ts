/** What the national register (GIAS) says of one school or college, in our words. */
export type Establishment = {
  name: string
  kind: 'school' | 'college'
  status: 'draft' | 'open' | 'closed'
  openedOn: string | null
  closedOn: string | null
  ukprn: string | null
  laestab: string | null
  authorityCode: string | null
  hasSixthForm: boolean
  phase: string | null
  establishmentType: string | null
  lowestAge: number | null
  highestAge: number | null
  address: string | null
  town: string | null
  postcode: string | null
  phone: string | null
  website: string | null
}

/** What we assume of an establishment until a file says otherwise. */
export const assumed: Pick<Establishment, 'kind' | 'status' | 'hasSixthForm'> = {
  kind: 'school',
  status: 'open',
  hasSixthForm: false,
}

/** An establishment of which a file says nothing but its name. */
export const unknownEstablishment: Omit<Establishment, 'name'> = {
  ...assumed,
  openedOn: null,
  closedOn: null,
  ukprn: null,
  laestab: null,
  authorityCode: null,
  phase: null,
  establishmentType: null,
  lowestAge: null,
  highestAge: null,
  address: null,
  town: null,
  postcode: null,
  phone: null,
  website: null,
}

const collegeTypes =
  /further education|sixth[ -]form (college|centre)|post[ -]?16|16[ -](to[ -])?19|higher education|specialist college/i

/** A college takes learners after Year 11 only; everything else in the register is a school to us. */
export function kindOf({ phase, group, type }: { phase: string; group: string; type: string }): Establishment['kind'] {
  const isCollege = /^colleges$/i.test(group) || /^16[ -]plus$/i.test(phase) || collegeTypes.test(type)
  return isCollege ? 'college' : 'school'
}

/** The register says so, or, where it does not say, the school teaches beyond sixteen. */
export function hasSixthForm(official: string, highestAge: number | null, kind: Establishment['kind']): boolean {
  if (official === '1') return true
  return official !== '2' && kind === 'school' && highestAge !== null && highestAge > 16
}

/** Closed from its closing day on; not open yet while it is only proposed. */
export function statusOf(code: string, closedOn: string | null, today: string): Establishment['status'] {
  if (closedOn !== null && closedOn <= today) return 'closed'
  if (code === '2' && closedOn === null) return 'closed'
  return code === '4' ? 'draft' : 'open'
}

/** The ways to name an establishment in an address, the nicest first; the last is nobody else's. */
export function slugsFor({ name, town, urn }: { name: string; town: string | null; urn: string }): string[] {
  const short = slugOf(name)
  const place = slugOf(town ?? '')
  const withTown = place === '' || short.endsWith(place) ? [] : [`${short}-${place}`]
  return short === '' ? [`establishment-${urn}`] : [short, ...withTown, `${short}-${urn}`]
}

function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
}
