import { canMove } from '../applications/choice'
import type { ChoiceState } from '../applications/choice.states'
import { formatDay } from '~/kit/dates'

export type Facts = {
  provider: string
  answerBy: string | null
  replyBy: string | null
  startsOn: string | null
  /** The day after which a choice goes on from the school by itself. */
  releaseBy?: string | null
  /** The area's last day for sending. */
  closesOn?: string | null
  /** The last day to answer a question. */
  dueOn?: string | null
  /** The last day of a wait on the list. */
  expiresOn?: string | null
  /** The last day to say whether the place may wait a year, where that is asked. */
  mayWaitBy?: string | null
  /** The last day to choose a time for an interview, where that is still to do. */
  chooseBy?: string | null
}
export type Turn = 'you' | 'them' | 'school' | 'nobody'

/** What happens next with one choice, told to the learner: whose turn it is, what to do, by when, and what if nobody does. */
export type NextStep = { turn: Turn; what: string; by: string | null; ifNothing: string | null }

type Tell = (facts: Facts) => Omit<NextStep, 'turn'>

/** The next step of a choice in plain words. */
export function nextStep(state: ChoiceState, facts: Facts): NextStep {
  const [turn, tell] = steps[state]
  const { provider, mayWaitBy = null } = facts
  if (mayWaitBy === null || !canMove(state, 'defer')) return { turn, ...tell(facts) }
  const ifNothing =
    state === 'offer'
      ? 'If you do not answer, your offer stays as it is.'
      : 'If you do not answer, your place stays as it is.'
  return { turn: 'you', ...step(`${provider} asks: may your place wait until next year?`, mayWaitBy, ifNothing) }
}

export const turnWords: Record<Turn, string> = {
  you: 'Your turn',
  them: 'Their turn',
  school: 'Your school’s turn',
  nobody: 'Nothing to do',
}

/** What the day beside a choice is. */
export const dayWords: Record<Turn, string> = {
  you: 'Do it by',
  them: 'Answer due by',
  school: 'Checked by',
  nobody: 'By',
}

const steps: Record<ChoiceState, [Turn, Tell]> = {
  draft: [
    'you',
    ({ closesOn = null }) =>
      step('You have not sent this yet.', closesOn, 'If you do not send it, nobody will see it.'),
  ],
  with_school: [
    'school',
    ({ releaseBy = null }) =>
      step('Your school is checking it.', releaseBy, 'If your school does not look, it goes on by itself.'),
  ],
  not_sent: ['nobody', () => step('It was not sent in time. Call the place, or ask your school or adviser to help.')],
  submitted: ['them', ({ provider, answerBy }) => step(`${provider} is reading your application.`, answerBy, silence)],
  info_requested: [
    'you',
    ({ provider, dueOn = null }) =>
      step(`${provider} has asked you a question.`, dueOn, 'If you do not answer, they decide with what they have.'),
  ],
  interviewing: [
    'you',
    ({ provider, answerBy, chooseBy = null }) =>
      chooseBy === null
        ? step(`${provider} would like to meet you. They decide after that.`, answerBy, silence)
        : step(
            `${provider} would like to meet you. Choose a time for it.`,
            chooseBy,
            'If you do not choose, others may take the times.',
          ),
  ],
  overdue: [
    'them',
    ({ provider }) =>
      step(`${provider} should have answered by now. They still can. You can use this space on your list again.`),
  ],
  waiting_list: [
    'them',
    ({ expiresOn = null }) =>
      step(
        'All places are taken. If one comes free, they may offer it to you.',
        expiresOn,
        'If no place comes free, the list ends. You can use this space on your list again.',
      ),
  ],
  offer: [
    'you',
    ({ replyBy }) =>
      step(
        replyBy ? 'Reply to the offer.' : 'You can reply now, or wait for your other answers.',
        replyBy,
        replyBy ? 'If you do not reply, the offer runs out.' : null,
      ),
  ],
  accepted_backup: ['nobody', () => step('You keep this place in case your first one falls through.')],
  accepted_conditional: [
    'you',
    ({ startsOn }) =>
      step(
        'You said yes. Now meet the conditions.',
        startsOn,
        'If you miss one, talk to them. They may still say yes.',
      ),
  ],
  place_confirmed: [
    'nobody',
    ({ startsOn }) =>
      step(startsOn ? `Your place is sure. It starts on ${formatDay(startsOn)}.` : 'Your place is sure.'),
  ],
  deferred: [
    'nobody',
    ({ startsOn, provider }) =>
      step(
        `Your place is kept for next year.${startsOn ? ` It starts on ${formatDay(startsOn)}.` : ''}`,
        null,
        `You need not do anything. ${provider} confirms it again in the new year. We write to you then.`,
      ),
  ],
  enrolled: ['nobody', () => step('You have started this course.')],
  did_not_attend: ['nobody', ({ provider }) => step(`You did not start. If you still want to, call ${provider}.`)],
  rejected: ['nobody', () => step('They could not offer you a place. You can read why.')],
  ended_no_reply: [
    'nobody',
    ({ provider }) => step(`${provider} did not answer, so this is closed. You can add another course.`),
  ],
  offer_withdrawn: [
    'nobody',
    ({ provider }) => step(`${provider} has taken its offer back. Talk to your school or adviser.`),
  ],
  declined: ['nobody', () => step('You said no to this offer.')],
  lapsed: [
    'nobody',
    ({ provider }) => step(`You did not reply in time. If you still want the place, call ${provider}.`),
  ],
  conditions_not_met: [
    'nobody',
    () => step('The conditions were not met. Talk to your school or adviser. There are other places.'),
  ],
  withdrawn: ['nobody', () => step('You took this one back.')],
  course_cancelled: ['nobody', () => step('This course will not run. You can add another.')],
}

const silence = 'If they do not answer by then, it is not a no. You get this space on your list back.'

function step(what: string, by: string | null = null, ifNothing: string | null = null) {
  return { what, by, ifNothing }
}
