import type { Role } from '~/kit/actor'

export const INVITATION_DAYS = 60
export const NEW_PASSWORD_HOURS = 1

export const signInTries = {
  name: 'sign-in',
  tries: 10,
  seconds: 300,
  sentence: 'There were too many tries to sign in to this account. Wait 5 minutes, then try again.',
}

/** A whole school may sit behind one address: this one stops a flood, not a class. */
export const addressTries = {
  name: 'sign-in-address',
  tries: 600,
  seconds: 300,
  sentence: 'There were too many tries to sign in from this network. Wait 5 minutes, then try again.',
}

export const codeTries = {
  name: 'code',
  tries: 30,
  seconds: 300,
  sentence: 'There were too many tries with a code. Wait 5 minutes, then try again.',
}

export const letterTries = {
  name: 'new-password',
  tries: 5,
  seconds: 3600,
  sentence: 'We have sent you several letters already. Wait an hour, then try again.',
}

export type MembershipInHand = { id: string; role: Role; organisationName: string }

/** A moment some days on. */
export function daysOn(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 86_400_000)
}

/** Our own path to come back to after signing in; anything else leads home. */
export function safeNext(next: string): string | null {
  return /^\/(?![/\\])[\w\-./?=&%+,]*$/.test(next) && !next.startsWith('/sign-') ? next : null
}

/** A code as it is kept and compared: capital letters, no dashes or spaces. */
export function codeKey(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, '')
}
