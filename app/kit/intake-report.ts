import { Refusal } from './errors'

/** What a file did to one kind of record. */
export type Counts = {
  read: number
  added: number
  changed: number
  unchanged: number
  withdrawn: number
  refused: number
}

export type Severity = 'error' | 'warning' | 'info'

/** One thing to tell the sender about one place in the file. */
export type Finding = {
  severity: Severity
  /** a short stable name, such as `upn-check-letter` */
  code: string
  /** what is wrong, what was done about it and what to do, in one or two sentences */
  sentence: string
  line: number | null
  path: string | null
  /** the key of the record in the file: a UPN, a URN, a course identifier */
  item: string | null
  field: string | null
  received: string | null
  used: string | null
}

export type NewFinding = Pick<Finding, 'severity' | 'code' | 'sentence'> & Partial<Finding>

/** The counts of one file, by noun: `{ courses: …, runs: … }`. */
export type CountsByNoun = Record<string, Counts>

export type IntakeStatus = 'done' | 'dry-run' | 'refused'

export type IntakeReport = {
  intakeId: string
  fileName: string
  sha256: string
  status: IntakeStatus
  counts: CountsByNoun
  findings: Finding[]
  /** how many findings of each code there were, also those not kept */
  totals: Record<string, number>
}

/** The whole file cannot be read: nothing of it is stored. */
export class FileRefused extends Refusal {
  readonly finding: NewFinding

  constructor(code: string, sentence: string, place: Partial<Finding> = {}) {
    super(code, sentence)
    this.name = 'FileRefused'
    this.finding = { ...place, severity: 'error', code, sentence }
  }
}

/** Counts that start at nothing. */
export function noCounts(): Counts {
  return { read: 0, added: 0, changed: 0, unchanged: 0, withdrawn: 0, refused: 0 }
}

const KEPT_ERRORS = 10_000
const KEPT_OF_ONE_CODE = 1_000
const LONGEST_VALUE = 200
const LONGEST_SENTENCE = 800

/** Collects findings in file order; keeps a bounded number and counts them all. */
export class Findings {
  readonly kept: Finding[] = []
  readonly totals: Record<string, number> = {}
  private errors = 0

  add(finding: NewFinding): void {
    const total = (this.totals[finding.code] ?? 0) + 1
    this.totals[finding.code] = total
    if (this.isKept(finding, total)) this.kept.push(complete(finding))
  }

  addAll(findings: NewFinding[]): void {
    for (const finding of findings) this.add(finding)
  }

  private isKept(finding: NewFinding, total: number): boolean {
    if (finding.severity !== 'error') return total <= KEPT_OF_ONE_CODE
    this.errors += 1
    return this.errors <= KEPT_ERRORS
  }
}

function complete(finding: NewFinding): Finding {
  return {
    severity: finding.severity,
    code: finding.code,
    sentence: shortened(finding.sentence, LONGEST_SENTENCE),
    line: finding.line ?? null,
    path: shortened(finding.path ?? null),
    item: shortened(finding.item ?? null),
    field: shortened(finding.field ?? null),
    received: shortened(finding.received ?? null),
    used: shortened(finding.used ?? null),
  }
}

function shortened<T extends string | null>(value: T, longest = LONGEST_VALUE): T | string {
  if (value === null || value.length <= longest) return value
  return `${value.slice(0, longest)}…`
}

/** The report as a person reads it in a terminal. */
export function reportLines(report: IntakeReport): string[] {
  return [
    ...Object.entries(report.counts).map(([noun, counts]) => countsLine(noun, counts)),
    ...report.findings.map((finding) => findingLine(report.fileName, finding)),
    ...notKeptLines(report),
    closingLine(report),
  ]
}

function countsLine(noun: string, counts: Counts): string {
  const parts = [
    `${counts.read.toLocaleString('en-GB')} read`,
    ...(['added', 'changed', 'unchanged', 'withdrawn', 'refused'] as const).map(
      (outcome) => `${counts[outcome].toLocaleString('en-GB')} ${outcome}`,
    ),
  ]
  return `${noun}: ${parts.join(', ')}`
}

function findingLine(fileName: string, finding: Finding): string {
  const place = [
    fileName,
    finding.line === null ? null : `line ${finding.line}`,
    finding.path,
    finding.item,
    finding.field,
  ].filter((part) => part !== null)
  return `${finding.severity}: ${place.join(', ')}: ${oneLine(finding.sentence)}`
}

function notKeptLines(report: IntakeReport): string[] {
  const kept = new Map<string, number>()
  for (const finding of report.findings) kept.set(finding.code, (kept.get(finding.code) ?? 0) + 1)
  return Object.entries(report.totals)
    .map(([code, total]) => ({ code, more: total - (kept.get(code) ?? 0) }))
    .filter(({ more }) => more > 0)
    .map(({ code, more }) => `and ${more.toLocaleString('en-GB')} more of the kind ${code}`)
}

function closingLine(report: IntakeReport): string {
  if (report.status === 'refused') return `${report.fileName} was refused. Nothing was changed.`
  return report.status === 'dry-run' ? 'This was a dry run. Nothing was changed.' : `${report.fileName} is in.`
}

/** A file may hold line breaks in a value; a line of the report, and of a log, may not (F-42). */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}

/** The report as one object, for `--json` and for machines. */
export function reportObject(report: IntakeReport) {
  return {
    ...report.counts,
    findings: report.findings.map((finding) => ({ file: report.fileName, ...finding })),
    totals: report.totals,
    status: report.status,
    file: report.fileName,
    sha256: report.sha256,
    dryRun: report.status === 'dry-run',
  }
}

/** The report on a file that could not even be received: nothing came of it. */
export function refusedReport(fileName: string, refusal: FileRefused, nouns: string[]): IntakeReport {
  const findings = new Findings()
  findings.add(refusal.finding)
  const counts = Object.fromEntries(nouns.map((noun) => [noun, noCounts()]))
  return {
    intakeId: '',
    fileName,
    sha256: '',
    status: 'refused',
    counts,
    findings: findings.kept,
    totals: findings.totals,
  }
}
