import { is, type ChoiceState } from '~/domain/applications/choice.states'

export type ChosenStart = {
  state: ChoiceState
  courseStatus: string
  runStatus: string
  isOpen: boolean
  isFull: boolean
}

/** What became of a start that somebody has on the list: it left the prospectus, or takes nobody new. */
export type StartNews = 'gone' | 'gone-before-sending' | 'full-before-sending' | 'closed-before-sending'

/** What a learner must know of a start on the list; null where all is well. An application that was sent stands, whatever becomes of the start. */
export function startNews({ state, courseStatus, runStatus, isOpen, isFull }: ChosenStart): StartNews | null {
  if (is(state, 'terminal')) return null
  const isDraft = !is(state, 'providerSees')
  if (courseStatus === 'withdrawn' || runStatus === 'withdrawn') return isDraft ? 'gone-before-sending' : 'gone'
  if (!isDraft || runStatus !== 'live') return null
  if (isFull) return 'full-before-sending'
  return isOpen ? null : 'closed-before-sending'
}

type Names = { course: string; provider: string }

/** What is told about it, in the letter and on the page alike: what happened, what it means, what to do. */
export const startNewsWords: Record<StartNews, { title: string; lines: (names: Names) => string[] }> = {
  gone: {
    title: 'A course you applied for has changed',
    lines: ({ course, provider }) => [
      `${provider} no longer shows this start of ${course} in the list of courses.`,
      'Your application is still with them. They must still answer it.',
      `Call or write to ${provider} and ask if the course will run. You can also add another course.`,
    ],
  },
  'gone-before-sending': {
    title: 'A course on your list has gone',
    lines: ({ course, provider }) => [
      `${provider} no longer offers this start of ${course}.`,
      'You had not sent it yet, and now it cannot be sent.',
      'Take it off your list and find another course.',
    ],
  },
  'full-before-sending': {
    title: 'A course on your list is full',
    lines: ({ course, provider }) => [
      `All places on ${course} at ${provider} are taken.`,
      'You had not sent it yet, and now it cannot be sent.',
      'Look for another start or another course.',
    ],
  },
  'closed-before-sending': {
    title: 'A course on your list has closed',
    lines: ({ course, provider }) => [
      `${provider} takes no more applications for ${course}.`,
      'You had not sent it yet, and now it cannot be sent.',
      'Look for another start or another course.',
    ],
  },
}
