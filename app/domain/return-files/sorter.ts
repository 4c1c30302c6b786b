import { Judge, type Hit } from '~/domain/nccis-returns/judge'
import type { ReturnHeader } from '~/domain/nccis-returns/return-record'
import type { ReturnCodes } from '~/domain/nccis-returns/rule'
import type { ReadRecord } from '~/domain/nccis-returns/return-xml'
import type { Findings } from '~/kit/intake-report'
import { matchOf, type Candidate, type Why } from './match'
import { isOneOf } from '~/domain/nccis-returns/rule'
import { toldIn, type Told } from './told'
import { whyWords } from './return-file.words'

export type Understood = { line: number; told: Told }
type Found = Candidate & { line: number; areaId: string | null }
type About = {
  codes: ReturnCodes
  rules: readonly { rule: number; says: string }[]
  without: ReadonlySet<number>
  /** Nothing where the file has no head: then none of its rules is asked. */
  header: ReturnHeader | null
  periodEnd: string
  areaId: string
  /** The area's own authorities by their national numbers. */
  own: readonly string[]
  today: string
}

const ruleOfHead = [26, 903]
type Place = { line: number; item: string | null }

/** Sorts the rows of one file as they come: whose they are, and what is to be said of them. */
export class Sorter {
  private readonly judge: Judge<Place>
  private readonly says: ReadonlyMap<number, string>
  private readonly seen = new Set<string>()
  private readonly own = new Set<string>()

  constructor(
    private readonly about: About,
    private readonly findings: Findings,
  ) {
    const { codes, header, periodEnd, without, rules } = about
    const head = header ?? { databases: [], authorities: [] }
    this.judge = new Judge(codes, head, periodEnd, header ? without : new Set([...without, ...ruleOfHead]))
    this.says = new Map(rules.map(({ rule, says }) => [rule, says]))
  }

  /** The rows of which it can be said whom they are about; the rules of the department are told of each. */
  understood(batch: readonly (ReadRecord | null)[]): Understood[] {
    return batch.flatMap((read) => {
      if (!read) return []
      const place = { line: read.line, item: read.record.number }
      this.tell(this.judge.hitsOf(read.record, place))
      const told = toldIn(read.record, this.about.codes, this.about.today)
      if (!told)
        return this.refuse(
          place,
          'nobody',
          'The row has no name or no date of birth, so nobody can say who it is about.',
        )
      if (told.number === null && told.uln === null && told.upn === null)
        return this.refuse(
          place,
          'no-number',
          'The row has no number of 13 digits, no ULN and no UPN, so it could not be found again.',
        )
      if (hasLeft(read.record, this.about.own))
        return this.refuse(
          place,
          'left',
          'The row says that this person is followed there no longer, and not that they come to you.',
        )
      if (told.activity === null)
        this.findings.add({
          ...place,
          severity: 'warning',
          code: 'activity-left-out',
          field: 'activity',
          sentence: NO_ACTIVITY,
        })
      return this.isTwice(told)
        ? this.refuse(place, 'twice', 'An earlier row of the file has the same number. The first one counts.')
        : [{ line: read.line, told }]
    })
  }

  /** Whose each row is. */
  sorted(rows: readonly Understood[], found: readonly Found[]) {
    const fresh: Told[] = []
    const same: { learnerId: string; told: Told }[] = []
    const doubtful: (Understood & { why: Why; candidates: readonly string[] })[] = []
    for (const row of rows) {
      const candidates = found.filter(
        ({ line, by, learnerId }) => line === row.line && !(by === 'name' && this.own.has(learnerId)),
      )
      const match = matchOf(row.told, candidates)
      const place = { line: row.line, item: row.told.number }
      const isElsewhere = candidates.some(({ by, areaId }) => by !== 'name' && areaId !== this.about.areaId)
      if (isElsewhere)
        this.refuse(place, 'other-area', 'Somebody of another area has this number. Ask them to hand the record over.')
      else if (match.kind === 'new') fresh.push(row.told)
      else if (match.kind === 'same') same.push({ learnerId: match.learnerId, told: row.told })
      else {
        doubtful.push({ ...row, why: match.why, candidates: match.candidates })
        this.findings.add({
          ...place,
          severity: 'warning',
          code: 'waits-for-answer',
          sentence: `${whyWords[match.why]} Say whose row it is.`,
        })
      }
    }
    return { fresh, same, doubtful }
  }

  /** Two of the same file who share a name are two: the file itself tells them apart by their numbers. */
  remember(learnerIds: readonly string[]) {
    for (const id of learnerIds) this.own.add(id)
  }

  /** What only shows once all is read. */
  tellTwins() {
    this.tell(this.judge.hitsTogether())
  }

  private isTwice({ number, uln, upn }: Told): boolean {
    const keys = [number, uln, upn].filter((key) => key !== null)
    const isTwice = keys.some((key) => this.seen.has(key))
    for (const key of keys) this.seen.add(key)
    return isTwice
  }

  private tell(hits: readonly Hit<Place>[]) {
    for (const { rule, of } of hits)
      this.findings.add({ ...of, severity: 'warning', code: `rule-${rule}`, sentence: `${this.says.get(rule) ?? ''}.` })
  }

  private refuse(place: Place, code: string, sentence: string): never[] {
    this.findings.add({ ...place, severity: 'error', code, sentence })
    return []
  }
}

const NO_ACTIVITY = 'What the row says of what they do now has no code or no days that we can use, so it was left out.'

// Whoever moves to one of our own authorities is who such a file is for.
function hasLeft({ cohortStatus, receivingAuthority }: ReadRecord['record'], own: readonly string[]): boolean {
  return isOneOf(['E', 'M', 'D', 'L', 'A'], cohortStatus) || (cohortStatus === 'T' && !isOneOf(own, receivingAuthority))
}
