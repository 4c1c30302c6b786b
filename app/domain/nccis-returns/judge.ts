import { activityRules } from './activity-rules'
import { personRules } from './person-rules'
import { yearGroupOn, type ReturnHeader, type ReturnRecord } from './return-record'
import type { Check, ReturnCodes } from './rule'

/** The rules that need more than one record to be seen. */
export const SAME_NUMBER = 902
export const SAME_ULN = 907
export const SAME_PERSON = 908

const checks: readonly [number, Check][] = Object.entries({ ...personRules, ...activityRules }).map(([rule, check]) => [
  Number(rule),
  check,
])

/** Every rule that can be broken, by its national number, in order. */
export const ruleNumbers: readonly number[] = [
  ...checks.map(([rule]) => rule),
  SAME_NUMBER,
  SAME_ULN,
  SAME_PERSON,
].sort((a, b) => a - b)

export type Hit<T> = { rule: number; of: T }

/** Judges the records of one return as they go by; at the end, those that are there twice. */
export class Judge<T> {
  private readonly numbers = new Twins<T>()
  private readonly ulns = new Twins<T>()
  private readonly people = new Twins<T>()

  constructor(
    private readonly codes: ReturnCodes,
    private readonly header: Pick<ReturnHeader, 'databases' | 'authorities'>,
    private readonly periodEnd: string,
    /** Rules that do not hold at the end of this period. */
    private readonly without: ReadonlySet<number> = new Set(),
  ) {}

  /** The rules that one record breaks by itself. `of` is how the caller finds the record again. */
  hitsOf(record: ReturnRecord, of: T): Hit<T>[] {
    const beside = {
      ...{ codes: this.codes, header: this.header, periodEnd: this.periodEnd },
      yearGroup: yearGroupOn(record.bornOn, this.periodEnd),
      kind: this.codes.activities.get(record.activity ?? '') ?? null,
    }
    this.remember(record, of)
    return checks
      .filter(([rule, check]) => !this.without.has(rule) && check(record, beside))
      .map(([rule]) => ({ rule, of }))
  }

  /** The rules that records break together; each of them is named. */
  hitsTogether(): Hit<T>[] {
    const all = [
      { rule: SAME_NUMBER, found: this.numbers },
      { rule: SAME_ULN, found: this.ulns },
      { rule: SAME_PERSON, found: this.people },
    ]
    return all
      .filter(({ rule }) => !this.without.has(rule))
      .flatMap(({ rule, found }) => found.together.map((of) => ({ rule, of })))
  }

  private remember(record: ReturnRecord, of: T) {
    const { number, cohortStatus, uln, givenName, familyName, bornOn } = record
    // Whoever is only in the guarantee may stand in the file a second time; a record found to be a duplicate has the ULN of the other.
    if (number !== null && cohortStatus !== 'G') this.numbers.add(number, of)
    if (uln !== null && cohortStatus !== 'M') this.ulns.add(uln, of)
    if (givenName !== null && familyName !== null && bornOn !== null)
      this.people.add(`${givenName}\t${familyName}\t${bornOn}`.toLocaleUpperCase('en-GB'), of)
  }
}

/** Finds what is there more than once, and names the first of them too. */
class Twins<T> {
  readonly together: T[] = []
  private readonly first = new Map<string, { of: T; isTold: boolean }>()

  add(key: string, of: T) {
    const before = this.first.get(key)
    if (!before) {
      this.first.set(key, { of, isTold: false })
      return
    }
    if (!before.isTold) this.together.push(before.of)
    before.isTold = true
    this.together.push(of)
  }
}
