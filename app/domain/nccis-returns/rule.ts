import type { ReturnHeader, ReturnRecord } from './return-record'

/** What the return may say, as the lists stand at the end of its period. */
export type ReturnCodes = {
  activities: ReadonlyMap<string, ActivityKind>
  /** English authorities by their three digits; those outside England stand in `outside`. */
  authorities: ReadonlySet<string>
  outside: ReadonlySet<string>
  ethnicities: ReadonlySet<string>
  characteristics: ReadonlySet<string>
  destinations: ReadonlySet<string>
  guarantees: { 11: ReadonlySet<string>; 12: ReadonlySet<string> }
}

export type ActivityKind = { family: string; isNeet: boolean; needsReviewDate: boolean; needsPredictedEnd: boolean }

/** What a record is judged beside: the lists, and the head of its own file. */
export type Beside = {
  codes: ReturnCodes
  header: Pick<ReturnHeader, 'databases' | 'authorities'>
  /** The last day of the month reported. */
  periodEnd: string
  yearGroup: number | null
  kind: ActivityKind | null
}

/** Whether one record breaks one rule. */
export type Check = (record: ReturnRecord, beside: Beside) => boolean

/** Where nobody at all may be known: the authority of another country, or of no place. */
export const UNKNOWN_AREA = '004'
export const guaranteeYears = [11, 12] as const
/** The oldest year group that is told of; above it somebody is over age. */
export const OLDEST_YEAR = 21

export const cohortStatuses = ['P', 'G', 'A', 'T', 'E', 'M', 'D', 'L'] as const
export const genders = ['F', 'M', 'U', 'W'] as const

export function isKnownAuthority({ authorities, outside }: ReturnCodes, code: string): boolean {
  return authorities.has(code) || outside.has(code)
}

export function isOneOf(list: readonly string[], code: string | null): boolean {
  return code !== null && list.includes(code)
}
