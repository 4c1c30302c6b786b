import { FileRefused, type Findings } from '~/kit/intake-report'
import { beginningOf } from '~/kit/intake-value'
import { xmlSteps } from '~/kit/intake-xml'
import { localName, wholeFile, type CtfPlace } from './ctf-place'
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

/** The head, and the pupils as they are read: a county's worth need never be in memory at once. Who stops early closes it. */
export type Ctf = { header: CtfHeader; pupils: AsyncIterable<RawPupil>; close: () => Promise<void> }

/** Reads a Common Transfer File: the XML in which schools hand pupils on to one another. */
export async function readCtf(text: AsyncIterable<string>, findings: Findings): Promise<Ctf> {
  const reader = new CtfReader()
  const steps = xmlSteps(text, reader)
  // The head stands first. In a file where it does not, all is read before a pupil is judged.
  while (!reader.isHeadRead && !(await steps.next()).done);
  const header = headerOf(reader.header)
  findings.addAll(reader.versionFindings())
  return { header, pupils: pupilsIn(reader, steps, header), close: async () => void (await steps.return(undefined)) }
}

async function* pupilsIn(reader: CtfReader, steps: AsyncGenerator<void>, header: CtfHeader): AsyncGenerator<RawPupil> {
  for (let isOver = false; !isOver; isOver = (await steps.next()).done === true) yield* told()
  yield* told()

  function told() {
    return reader.pupils.splice(0).map((pupil) => withDefaults(pupil, header))
  }
}

function headerOf(values: Map<string, string>): CtfHeader {
  const year = values.get('SourceSchool/AcademicYear') ?? ''
  return {
    schoolName: beginningOf(values.get('SourceSchool/SchoolName') ?? '', 200) || null,
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

class CtfReader {
  readonly header = new Map<string, string>()
  /** those read and not yet handed on */
  readonly pupils: RawPupil[] = []
  isHeadRead = false
  private readonly whole = wholeFile()
  private readonly open_: CtfPlace[] = []
  private value = ''
  private pupil: OpenPupil | null = null
  private count = 0

  open = (name: string, _attributes: Record<string, string>, line: number): void => {
    const above = this.open_.at(-1)
    if (!above && localName(name).toLowerCase() !== 'ctfile') throw notACtf(localName(name))
    const place = above ? above.inner(name) : this.whole
    this.open_.push(place)
    this.value = ''
    if (place.isPupil) this.pupil = new OpenPupil((this.count += 1), line)
    else this.pupil?.opened(place)
  }

  text = (text: string): void => {
    if (this.open_.at(-1)?.isWanted) this.value += text
  }

  close = (): void => {
    const place = this.open_.pop()
    if (place?.isPupil && this.pupil) this.pupils.push(this.closed(this.pupil))
    else if (place?.isWanted) this.keep(place, composed(this.value.trim()))
    if (place?.isHeader && this.open_.length === 1) this.isHeadRead = true
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

  private keep(place: CtfPlace, value: string): void {
    if (value === '') return
    if (place.isHeader) this.header.set(place.path, value)
    else this.pupil?.has(place, value)
  }

  private closed(pupil: OpenPupil): RawPupil {
    this.pupil = null
    return pupil.row()
  }
}

function composed(text: string): string {
  return /[^ -~]/.test(text) ? text.normalize('NFC') : text
}

function notACtf(root: string): FileRefused {
  return new FileRefused('not-a-ctf', `This is XML but not a Common Transfer File: it begins with ${root}, not CTfile.`)
}

type Group = Map<string, string>

class OpenPupil {
  private readonly values = new Map<PupilField, string>()
  private readonly address = new Map<string, string>()
  private readonly lists = new Map<string, Group[]>()

  constructor(
    private readonly position: number,
    private readonly line: number,
  ) {}

  opened({ path, isGroup }: CtfPlace): void {
    if (!isGroup) return
    const list = this.lists.get(path)
    if (list) list.push(new Map())
    else this.lists.set(path, [new Map()])
  }

  has({ field, isAddress, group, name }: CtfPlace, value: string): void {
    if (field !== undefined && !this.values.has(field)) this.values.set(field, value)
    if (isAddress) this.address.set(name, value)
    else if (group !== null) this.lists.get(group)?.at(-1)?.set(name, value)
  }

  row(): RawPupil {
    this.set('postcode', this.address.get('PostCode'))
    this.set('address', addressOf(this.address))
    this.set('sen', latest(this.lists.get('SENhistory/SEN'), 'StartDate')?.get('SENprovision'))
    this.set('freeMeals', freeMeals(this.lists.get('FSMhistory/FSMinstance')))
    this.set('firstLanguage', firstLanguage(this.lists.get('BasicDetails/Languages')))
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

// The first language carries F, or no type at all; some systems put the code of the language where the type belongs.
function firstLanguage(list: Group[] | undefined): string | undefined {
  const told = list?.map((group) => {
    const type = group.get('LanguageType') ?? group.get('Type') ?? ''
    return type.length > 1 ? { type: '', language: type } : { type, language: group.get('Language') }
  })
  return told?.find(({ type, language }) => language !== undefined && (type === '' || type === 'F'))?.language
}

function attendance(list: Group[] | undefined): string | undefined {
  const year = latest(list, 'Year')
  const [possible, attended] = [Number(year?.get('SessionsPossible')), Number(year?.get('SessionsAttended'))]
  return possible > 0 && attended <= possible ? String((attended / possible) * 100) : undefined
}
