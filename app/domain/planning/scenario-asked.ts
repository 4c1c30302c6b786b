import type { ScenarioScope } from './scenario'

export const MOST_PERCENT = 100

export type ScenarioAsked = { percent: string; subject: string | null; level: string | null; provider: string | null }

/** The hundredths that were typed; nothing yet, or what is wrong with them. */
export function percentIn(typed: string): { percent: number | null; wrong: string | null } {
  if (typed === '') return { percent: null, wrong: null }
  const text = typed.replace('−', '-').replace(/%$/, '').trim()
  const percent = /^[+-]?\d{1,3}$/.test(text) ? Number(text) : NaN
  if (Math.abs(percent) <= MOST_PERCENT) return { percent, wrong: null }
  return { percent: null, wrong: `Enter a whole number between −${MOST_PERCENT} and ${MOST_PERCENT}.` }
}

/** Why a part of the area cannot be played through: parts are looked at one way, and not where so few ask that they could be known. */
export function scopeRefusal({ subjectCode, level, providerId }: ScenarioScope, shown: number | null): string | null {
  if (providerId !== null && (subjectCode !== null || level !== null))
    return 'Choose a provider, or a subject and a level, but not both.'
  return shown === null ? 'So few learners ask for this first that nothing can be told of it.' : null
}
