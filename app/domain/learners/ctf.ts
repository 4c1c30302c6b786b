import { FileRefused, type Findings } from '~/kit/intake-report'
import { readXml } from '~/kit/intake-xml'
import type { PupilField, RawPupil } from './pupil'

/** What the head of a Common Transfer File says of the whole. */
export type CtfHeader = {
  schoolName: string | null
  urn: string | null
  authority: string | null
  number: string | null
  /** the school year it is about, such as 2025 */
  schoolYear: number | null
  writtenAt: string | null
  isPartial: boolean
}

export type Ctf = { header: CtfHeader; pupils: RawPupil[] }

/** Reads a Common Transfer File: the XML in which schools hand pupils on to one another. */
export async function readCtf(text: AsyncIterable<string>, findings: Findings): Promise<Ctf> {
  const reader = new CtfReader()
  await readXml(text, reader)
  const header = headerOf(reader.header)
  findings.addAll(reader.versionFindings())
  return { header, pupils: reader.pupils.map((pupil) => withDefaults(pupil, header)) }
}

function headerOf(values: Map<string, string>): CtfHeader {
  const year = values.get('SourceSchool/AcademicYear') ?? ''
  return {
    schoolName: values.get('SourceSchool/SchoolName') ?? null,
    urn: values.get('SourceSchool/URN') ?? null,
    authority: values.get('SourceSchool/LEA') ?? null,
    number: values.get('SourceSchool/Estab') ?? null,
    schoolYear: /^\d{4}$/.test(year) ? Number(year) : null,
    writtenAt: values.get('DateTime') ?? null,
    isPartial: /partial/i.test(values.get('DocumentQualifier') ?? ''),
  }
}

/** In a full file, what is not there is not so: no needs listed means none. In a partial file it means nothing. */
function withDefaults(pupil: RawPupil, { isPartial }: CtfHeader): RawPupil {
  const { values } = pupil
  preferLegal(values, 'preferredGivenNames', 'givenNames')
  preferLegal(values, 'preferredFamilyName', 'familyName')
  if (isPartial) return pupil
  if (!values.has('sen')) values.set('sen', 'N')
  if (!values.has('freeMeals')) values.set('freeMeals', 'F')
  if (!values.has('lookedAfter')) values.set('lookedAfter', 'F')
  return pupil
}

function preferLegal(values: Map<PupilField, string>, preferred: PupilField, legal: PupilField): void {
  const name = values.get(legal)
  if (!values.has(preferred) && name !== undefined) values.set(preferred, name)
}

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
const groups = new Set(['SENhistory/SEN', 'FSMhistory/FSMinstance', 'Attendance/YearData'])

type Group = Map<string, string>

class CtfReader {
  readonly header = new Map<string, string>()
  readonly pupils: RawPupil[] = []
  private path: string[] = []
  private value = ''
  private pupil: OpenPupil | null = null

  open = (name: string, _attributes: Record<string, string>, line: number): void => {
    const local = localName(name)
    if (this.path.length === 0 && local.toLowerCase() !== 'ctfile') throw notACtf(local)
    this.path.push(local)
    this.value = ''
    if (this.path.length === 3 && local === 'Pupil') this.pupil = new OpenPupil(this.pupils.length + 1, line)
    else this.pupil?.opened(this.path.slice(3).join('/'))
  }

  text = (text: string): void => {
    this.value += text
  }

  close = (): void => {
    const value = this.value.trim().normalize('NFC')
    if (this.path.length === 3 && this.pupil) this.pupils.push(this.closed(this.pupil))
    else if (this.pupil) this.pupil.has(this.path.slice(3).join('/'), value)
    else if (this.path[1] === 'Header' && value !== '') this.header.set(this.path.slice(2).join('/'), value)
    this.path.pop()
    this.value = ''
  }

  versionFindings() {
    const version = this.header.get('CTFversion') ?? ''
    if (/^\d{2}\.\d$/.test(version) && Number(version) >= 12 && Number(version) <= 26) return []
    const sentence = `The file says it is version ${version || 'unknown'} of the Common Transfer File. We know versions 12.0 to 26.0 and read it as one of those.`
    return [
      { severity: 'warning' as const, code: 'ctf-version', sentence, path: 'Header/CTFversion', received: version },
    ]
  }

  private closed(pupil: OpenPupil): RawPupil {
    this.pupil = null
    return pupil.row()
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function notACtf(root: string): FileRefused {
  return new FileRefused('not-a-ctf', `This is XML but not a Common Transfer File: it begins with ${root}, not CTfile.`)
}

class OpenPupil {
  private readonly values = new Map<PupilField, string>()
  private readonly address = new Map<string, string>()
  private readonly lists = new Map<string, Group[]>()

  constructor(
    private readonly position: number,
    private readonly line: number,
  ) {}

  opened(path: string): void {
    if (groups.has(path)) this.lists.set(path, [...(this.lists.get(path) ?? []), new Map()])
  }

  has(path: string, value: string): void {
    const field = places[path]
    if (value === '') return
    if (field !== undefined && !this.values.has(field)) this.values.set(field, value)
    const [first = '', second = ''] = path.split('/')
    if (first === 'Address') this.address.set(path.split('/').at(-1) ?? '', value)
    else
      this.lists
        .get(`${first}/${second}`)
        ?.at(-1)
        ?.set(path.split('/').at(-1) ?? '', value)
  }

  row(): RawPupil {
    this.set('postcode', this.address.get('PostCode'))
    this.set('address', addressOf(this.address))
    this.set('sen', latest(this.lists.get('SENhistory/SEN'), 'StartDate')?.get('SENprovision'))
    this.set('freeMeals', freeMeals(this.lists.get('FSMhistory/FSMinstance')))
    this.set('attendance', attendance(this.lists.get('Attendance/YearData')))
    return { line: this.line, path: `CTFpupilData/Pupil[${this.position}]`, values: this.values, fault: null }
  }

  private set(field: PupilField, value: string | undefined): void {
    if (value !== undefined && value !== '') this.values.set(field, value)
  }
}

function addressOf(address: Map<string, string>): string {
  const get = (name: string) => address.get(name) ?? ''
  const street = [get('PAON'), get('Street')].filter(Boolean).join(' ')
  return [get('SAON'), street, get('Locality'), get('Town'), get('County')].filter(Boolean).join(', ')
}

function latest(list: Group[] | undefined, by: string): Group | undefined {
  return list?.reduce((latest, group) => ((group.get(by) ?? '') >= (latest.get(by) ?? '') ? group : latest))
}

function freeMeals(list: Group[] | undefined): string | undefined {
  if (list === undefined) return undefined
  return list.some((group) => group.has('FSMstartDate') && !group.has('FSMendDate')) ? 'T' : 'F'
}

function attendance(list: Group[] | undefined): string | undefined {
  const year = latest(list, 'Year')
  const [possible, attended] = [Number(year?.get('SessionsPossible')), Number(year?.get('SessionsAttended'))]
  return possible > 0 && attended <= possible ? String((attended / possible) * 100) : undefined
}
