import { nounOf } from '~/domain/plans/held-grade'
import type { CoreSubject, Judged, MustStudy } from './must-study'

type Tag = { text: string; colour: 'grey' | 'green' | 'blue' | 'orange' | 'yellow' }

export const coreNames: Record<CoreSubject, string> = { english: 'English', maths: 'Maths' }

export const mustTags: Record<MustStudy, Tag> = {
  gcse: { text: 'Must study GCSE', colour: 'orange' },
  functional: { text: 'Must study, GCSE or functional skills', colour: 'yellow' },
  none: { text: 'Need not', colour: 'green' },
  exempt: { text: 'Exempt', colour: 'blue' },
  unknown: { text: 'Not known', colour: 'grey' },
}

/** Why, in a sentence that names the grade it rests on. */
export function mustReason({ subject, must, from }: Judged): string {
  const name = subject === 'english' ? 'English' : 'maths'
  const grade = from ? `The ${nounOf(from)} in ${from.subject} (${from.scale}) is ${from.grade}.` : ''
  const then = {
    gcse: 'With a 3, GCSE must be studied until there is a 4.',
    functional: 'With less than a 4, it must be studied: GCSE, or functional skills at Level 2.',
    none: 'That is enough.',
    exempt: 'Staff have written down why it need not be studied in this way.',
    unknown: `Nobody has told us a grade in ${name} yet.`,
  } satisfies Record<MustStudy, string>
  const isGuess = from?.stage === 'predicted' && must !== 'exempt' ? ' It may change with the result.' : ''
  return `${grade} ${then[must]}${isGuess}`.trim()
}

/** The same for the learner. */
export function mustToLearner({ subject, must, from }: Judged): string {
  const name = subject === 'english' ? 'English' : 'maths'
  const ifSo = from?.stage === 'predicted' ? ' if you get the grade your school expects' : ''
  return {
    gcse: `After Year 11 you go on with GCSE ${name}${ifSo}, until you have a grade 4.`,
    functional: `After Year 11 you go on with ${name}${ifSo}: GCSE, or functional skills Level 2.`,
    none: `You do not have to go on with ${name}${ifSo}.`,
    exempt: `You learn ${name} in a way that suits you. Staff have agreed this.`,
    unknown: `We do not know your grade in ${name} yet.`,
  }[must]
}

/** The hours of a year, as they hold on a day. */
export function hoursWords({ hours, bestEfforts }: { hours: number; bestEfforts: number }): string {
  const more = bestEfforts > hours ? `, and ${bestEfforts - hours} more where it can be done` : ''
  return `${hours} hours a year, in person${more}`
}
