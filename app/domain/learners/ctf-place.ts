import { entryOf } from '~/kit/intake-value'
import type { PupilField } from './pupil'

/** Where each field stands under Pupil. */
const places: Record<string, PupilField> = {
  UPN: 'upn',
  UniqueLearnerNumber: 'uln',
  UCI: 'uci',
  Surname: 'familyName',
  Forename: 'givenNames',
  DOB: 'bornOn',
  Sex: 'sex',
  Gender: 'sex',
  Email: 'email',
  'Phones/Phone/PhoneNo': 'phone',
  'BasicDetails/FormerUPN': 'formerUpn',
  'BasicDetails/MiddleNames': 'middleNames',
  'BasicDetails/PreferredSurname': 'preferredFamilyName',
  'BasicDetails/PreferredForename': 'preferredGivenNames',
  'BasicDetails/NCyearActual': 'yearGroup',
  'BasicDetails/Ethnicity': 'ethnicity',
  'BasicDetails/EnrolStatus': 'enrolment',
  'LookedAfter/InCare': 'lookedAfter',
}

/** Groups that come more than once, of which one has to be chosen. */
const groups = new Set(['SENhistory/SEN', 'FSMhistory/FSMinstance', 'Attendance/YearData', 'BasicDetails/Languages'])

const MOST_REMEMBERED = 2000

/**
 * A place in a Common Transfer File, such as `BasicDetails/Ethnicity` of a pupil, and what we do with what stands there. A
 * file has a few hundred of them and a million elements: each is thought about once. A hostile file may have a million
 * places, so not all are remembered.
 */
export class CtfPlace {
  /** the field whose value stands here */
  readonly field: PupilField | undefined
  /** a group begins here */
  readonly isGroup: boolean
  /** the group in which this stands */
  readonly group: string | null
  readonly isAddress: boolean
  readonly isWanted: boolean
  private readonly known = new Map<string, CtfPlace>()

  constructor(
    readonly kind: 'file' | 'header' | 'pupil' | 'fact' | 'other',
    private readonly depth: number,
    readonly name: string,
    /** below the head or the pupil */
    readonly path: string,
    private readonly memory: { left: number },
  ) {
    const isFact = kind === 'fact'
    const group = path.split('/', 2).join('/')
    this.field = isFact ? entryOf(places, path) : undefined
    this.isGroup = isFact && groups.has(path)
    this.group = isFact && groups.has(group) && path !== group ? group : null
    this.isAddress = isFact && path.startsWith('Address/')
    this.isWanted = kind === 'header' || this.field !== undefined || this.isAddress || this.group !== null
  }

  get isPupil(): boolean {
    return this.kind === 'pupil'
  }

  get isHeader(): boolean {
    return this.kind === 'header'
  }

  /** The place of an element of this name inside this one. */
  inner(name: string): CtfPlace {
    const known = this.known.get(name)
    if (known) return known
    const place = this.made(localName(name))
    if (this.memory.left > 0) {
      this.memory.left -= 1
      this.known.set(name, place)
    }
    return place
  }

  private made(name: string): CtfPlace {
    const depth = this.depth + 1
    const path = this.path === '' ? name : `${this.path}/${name}`
    const at = (kind: CtfPlace['kind'], path: string) => new CtfPlace(kind, depth, name, path, this.memory)
    if (depth === 2 && name === 'Pupil') return at('pupil', '')
    if (depth === 1 && name === 'Header') return at('header', '')
    if (this.kind === 'header') return at('header', path)
    return this.kind === 'pupil' || this.kind === 'fact' ? at('fact', path) : at('other', '')
  }
}

/** The place of the element that holds a whole file. */
export function wholeFile(): CtfPlace {
  return new CtfPlace('file', 0, '', '', { left: MOST_REMEMBERED })
}

/** The name of an element without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
