import { missingIn, type Basis, type Fit } from './fit'
import type { MissingGrade, Verdict } from './held-grade'

/** The answer in a few words, as a learner reads it. */
export const fitWords: Record<Fit['verdict'], string> = {
  met: 'You meet what they ask',
  unknown: 'You may meet what they ask',
  'not-met': 'You do not meet what they ask yet',
  'no-grades': 'Add your grades to see if you meet what they ask',
}

const tagWords: Record<Verdict, { text: string; colour: 'green' | 'yellow' | 'orange' }> = {
  met: { text: 'Meet', colour: 'green' },
  unknown: { text: 'May meet', colour: 'yellow' },
  'not-met': { text: 'Not yet', colour: 'orange' },
}

export const basisWords: Record<Basis, string> = {
  predicted: 'We worked this out from your predicted grades.',
  results: 'We worked this out from your results.',
  both: 'We worked this out from your results, and from your predicted grades where you have no result yet.',
}

export function verdictTag(verdict: Verdict) {
  return tagWords[verdict]
}

/** The answer with what is missing, short enough for a card of a result. */
export function fitInShort(fit: Fit): string {
  const missing = missingIn(fit)
  const words = missing.slice(0, 2).map(missingWords)
  const rest = missing.length > words.length ? ' and more' : ''
  return words.length === 0 ? fitWords[fit.verdict] : `${fitWords[fit.verdict]}. Missing: ${words.join('; ')}${rest}`
}

function missingWords({ subject, needed, held }: MissingGrade): string {
  if (subject === null) return `${needed} (you have ${held ?? 'none'})`
  return held === null
    ? `grade ${needed} in ${subject} (not told yet)`
    : `grade ${needed} in ${subject} (you have ${held})`
}
