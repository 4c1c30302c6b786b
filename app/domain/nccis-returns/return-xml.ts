import { FileRefused, type Findings } from '~/kit/intake-report'
import { beginningOf } from '~/kit/intake-value'
import { xmlSteps, type XmlReader } from '~/kit/intake-xml'
import { mended } from './bare-ampersands'
import { emptyRecord, fieldPlaces, type ReturnField, type ReturnHeader, type ReturnRecord } from './return-record'

/** A young person with the line of the file on which the record begins. */
export type ReadRecord = { line: number; record: ReturnRecord }
export type ReadReturn = { header: ReturnHeader; records: AsyncIterable<ReadRecord>; close: () => Promise<void> }

const PERSON = 'NCCIS/YoungPersonsRecord'
const LONGEST_VALUE = 500
const fieldAt = new Map<string, ReturnField>(
  fieldPlaces.map(({ node, element, field }) => [`${PERSON}/${node}/${element}`, field]),
)
const CHARACTERISTIC = `${PERSON}/LevelOfNeed/Characteristics/CharacteristicCode`
const ACTIVITIES = `${PERSON}/Activities`

/** Reads a national return: first the head, then the young people one after the other, never the whole file at once. */
export async function readReturn(text: AsyncIterable<string>, findings: Findings): Promise<ReadReturn> {
  const reader = new ReturnReader()
  const steps = xmlSteps(mended(text, findings), reader)
  let isOver = false
  while (!reader.isHeadRead && !isOver) isOver = (await steps.next()).done === true
  if (isOver && !reader.isReturn) throw new FileRefused('no-return', NO_RETURN)
  return {
    header: reader.header,
    records: recordsIn(reader, steps),
    close: async () => void (await steps.return(undefined)),
  }
}

const NO_RETURN = 'This is no NCCIS return: the file does not begin with the element NCCIS.'

async function* recordsIn(reader: ReturnReader, steps: AsyncGenerator<void>): AsyncGenerator<ReadRecord> {
  for (let isOver = false; !isOver; isOver = (await steps.next()).done === true) yield* reader.records.splice(0)
  yield* reader.records.splice(0)
}

/** Puts what goes by where it belongs. An empty element says nothing, as one that is not there. */
class ReturnReader implements XmlReader {
  readonly records: ReadRecord[] = []
  isReturn = false
  isHeadRead = false
  private readonly path: string[] = []
  private text_ = ''
  private current: { line: number; record: ReturnRecord; characteristics: string[] } | null = null
  private readonly databases: string[] = []
  private readonly authorities: string[] = []
  private readonly head = new Map<string, string>()

  get header(): ReturnHeader {
    const of = (element: string) => this.head.get(element) ?? null
    return {
      ...{ databases: this.databases, authorities: this.authorities },
      ...{ sentOn: of('DateOfSend'), periodEnd: of('PeriodEnd'), supplier: of('SupplierName') },
      ...{ supplierVersion: of('SupplierXMLVersion'), schemaVersion: of('XMLSchemaVersion') },
    }
  }

  open = (name: string, _: Record<string, string>, line: number) => {
    this.path.push(name)
    this.text_ = ''
    const path = this.path.join('/')
    if (path === 'NCCIS') this.isReturn = true
    if (path === ACTIVITIES && this.current) this.current.record.hasActivities = true
    if (path !== PERSON) return
    this.isHeadRead = true
    this.current = { line, record: emptyRecord(), characteristics: [] }
  }

  text = (text: string) => {
    if (this.text_.length < LONGEST_VALUE) this.text_ += text
  }

  close = () => {
    const path = this.path.join('/')
    this.path.pop()
    const value = beginningOf(this.text_.trim().normalize('NFC'), LONGEST_VALUE)
    this.text_ = ''
    if (path === PERSON) this.finish()
    else if (value !== '') this.keep(path, value)
  }

  private finish() {
    if (!this.current) return
    const { line, record, characteristics } = this.current
    this.records.push({ line, record: { ...record, characteristics: characteristics.sort() } })
    this.current = null
  }

  private keep(path: string, value: string) {
    const field = fieldAt.get(path)
    if (this.current && field) this.current.record[field] = value
    else if (this.current && path === CHARACTERISTIC) this.current.characteristics.push(value)
    else if (!this.current) this.keepHead(path, value)
  }

  // The published schema writes DatabaseId, the files of the day DatabaseID.
  private keepHead(path: string, value: string) {
    const [, head, ...rest] = path.split('/')
    if (head !== 'FileHeader') return
    const element = rest.join('/')
    if (/^Databases\/DatabaseID$/i.test(element)) this.databases.push(value)
    else if (element === 'SourceLEAs/LEACode') this.authorities.push(value)
    else this.head.set(element, value)
  }
}
