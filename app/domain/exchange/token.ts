import { Refusal } from '~/kit/errors'
import { addDays, daysBetween } from '~/kit/dates'

/** What a token may be given; to see applications is part of every one. */
export const tokenRights = ['see', 'interview', 'decide'] as const
export type TokenRight = (typeof tokenRights)[number]

export const tokenRightWords: Record<TokenRight, string> = {
  see: 'Read applications and write notes',
  interview: 'Arrange interviews',
  decide: 'Answer: offers, rejections, waiting lists, conditions, enrolment',
}

/** How long a token may hold, in days: a year at most. */
export const lifetimes = [30, 90, 180, 365] as const

/** So many days before its end a letter says so. */
export const remindAt = [30, 7] as const

const TOKENS_AT_MOST = 20

/** The last day of a token that is made today. */
export function lastDayOf(today: string, days: number): string {
  return addDays(today, days)
}

type Life = { createdOn: string; expiresOn: string }

/** Which reminder is due today; null where none is yet, or the token was made for no longer than that, or it has ended. */
export function reminderDue({ createdOn, expiresOn }: Life, today: string): (typeof remindAt)[number] | null {
  const left = daysBetween(today, expiresOn)
  const life = daysBetween(createdOn, expiresOn)
  return left < 0 ? null : (remindAt.findLast((days) => left <= days && life > days) ?? null)
}

/** Refuses one token too many, or a second one of the same name: a list of alike ones is of no use when one must go. */
export function refuseToken(live: readonly { name: string }[], name: string) {
  if (live.length >= TOKENS_AT_MOST) {
    throw new Refusal('enough-tokens', `You can have ${TOKENS_AT_MOST} tokens. Take one back first.`)
  }
  if (live.some((one) => one.name.toLowerCase() === name.toLowerCase())) {
    throw new Refusal('name-taken', 'There is a token of this name. Choose another name.', 'name')
  }
}

export type TokenStanding = 'holds' | 'over' | 'revoked'

/** How a token stands today. */
export function standingOf(token: { expiresOn: string; revokedAt: Date | null }, today: string): TokenStanding {
  if (token.revokedAt !== null) return 'revoked'
  return token.expiresOn < today ? 'over' : 'holds'
}
