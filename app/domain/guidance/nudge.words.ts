import type { Gap, LeftOut } from './nudge'

/** What each gap is called in the lists of a school. */
export const gapWords: Record<Gap, string> = {
  'to-answer': 'Has an offer to answer',
  asked: 'Has a question to answer',
  'no-account': 'Has not joined',
  unsent: 'Has a draft that is not sent',
  'no-profile': 'Has not begun the form',
  'no-choice': 'Has chosen no course',
}

/** What the letter of each gap asks for, as the school reads it before it goes. */
export const nudgeWords: Record<Gap, string> = {
  'to-answer': 'Asks them to answer their offer before it lapses',
  asked: 'Asks them to answer the question of a provider',
  'no-account': 'Asks them to join with the code from school',
  unsent: 'Asks them to finish their draft and send it',
  'no-profile': 'Asks them to begin their form',
  'no-choice': 'Asks them to choose a course',
}

/** Why somebody who was ticked gets no letter. */
export const leftOutWords: Record<LeftOut, string> = {
  'nothing-missing': 'Nothing is missing',
  'within-the-week': 'Was reminded less than a week ago',
  'no-address': 'We know no email address: speak to them, or print a code',
}

export function isGap(text: unknown): text is Gap {
  return typeof text === 'string' && Object.hasOwn(gapWords, text)
}
