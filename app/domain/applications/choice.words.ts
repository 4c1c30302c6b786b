import type { ChoiceEvent, ChoiceState } from './choice.states'

export type Colour = 'grey' | 'green' | 'teal' | 'blue' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow'
export type Audience = 'learner' | 'school' | 'provider' | 'authority'

type Words = Record<Audience, string> & { colour: Colour }

/** What each audience calls each state. The school and the adviser see the whole story; a provider only its own part. */
export const choiceWords: Record<ChoiceState, Words> = {
  draft: words('grey', 'Not sent yet', 'Draft', 'Not sent', 'Draft'),
  with_school: words('blue', 'With your school', 'For you to check', 'With the school', 'With the school'),
  not_sent: words('grey', 'Not sent in time', 'Not sent in time', 'Not sent', 'Not sent in time'),
  submitted: words('blue', 'Sent', 'Sent', 'New', 'Sent'),
  info_requested: words(
    'yellow',
    'They need more from you',
    'Information asked for',
    'Waiting for information',
    'Information asked for',
  ),
  interviewing: words('purple', 'Interview', 'Interview', 'Interviewing', 'Interview'),
  overdue: words('orange', 'No answer yet', 'No answer in time', 'Overdue', 'Provider overdue'),
  waiting_list: words('magenta', 'On the waiting list', 'Waiting list', 'Waiting list', 'Waiting list'),
  offer: words('green', 'You have an offer', 'Offer to answer', 'Offer made', 'Offer made'),
  accepted_backup: words('teal', 'Your backup', 'Backup', 'Held as backup', 'Backup'),
  accepted_conditional: words(
    'green',
    'You said yes',
    'Accepted, with conditions',
    'Accepted, conditions open',
    'Accepted',
  ),
  place_confirmed: words('green', 'Your place is sure', 'Place confirmed', 'Place confirmed', 'Place confirmed'),
  deferred: words('teal', 'Kept for next year', 'Deferred', 'Deferred', 'Deferred'),
  enrolled: words('green', 'You have started', 'Enrolled', 'Enrolled', 'Enrolled'),
  did_not_attend: words('red', 'You did not start', 'Did not start', 'Not arrived', 'Did not start'),
  rejected: words('red', 'Not this time', 'Rejected', 'Rejected', 'Rejected'),
  ended_no_reply: words(
    'grey',
    'Closed without an answer',
    'Closed without an answer',
    'Closed, no answer given',
    'Closed without an answer',
  ),
  offer_withdrawn: words('red', 'Offer taken back', 'Offer taken back', 'Offer withdrawn', 'Offer withdrawn'),
  declined: words('grey', 'You said no', 'Declined', 'Declined', 'Declined'),
  lapsed: words('orange', 'Offer ran out', 'Offer lapsed', 'Lapsed', 'Offer lapsed'),
  conditions_not_met: words(
    'red',
    'Conditions not met',
    'Conditions not met',
    'Conditions not met',
    'Conditions not met',
  ),
  withdrawn: words('grey', 'You withdrew', 'Withdrawn', 'Withdrawn', 'Withdrawn'),
  course_cancelled: words('red', 'Course cancelled', 'Course cancelled', 'Course cancelled', 'Course cancelled'),
}

/** The tag beside a choice, for whoever reads it. */
export function choiceTag(state: ChoiceState, reader: Audience) {
  return { text: choiceWords[state][reader], colour: choiceWords[state].colour }
}

/** What a choice is, inside a sentence that says why something cannot be done. */
const asItIs: Record<ChoiceState, string> = {
  draft: 'it has not been sent',
  with_school: 'it is with the school',
  not_sent: 'it was not sent in time',
  submitted: 'it has been sent and waits for an answer',
  info_requested: 'more information has been asked for',
  interviewing: 'an interview is arranged',
  overdue: 'the answer is overdue',
  waiting_list: 'it is on the waiting list',
  offer: 'an offer has been made',
  accepted_backup: 'the offer is kept as a backup',
  accepted_conditional: 'the offer has been accepted',
  place_confirmed: 'the place is confirmed',
  deferred: 'the place is kept for next year',
  enrolled: 'the learner is enrolled',
  did_not_attend: 'the learner did not start',
  rejected: 'it was rejected',
  ended_no_reply: 'it was closed without an answer',
  offer_withdrawn: 'the offer was taken back',
  declined: 'the offer was declined',
  lapsed: 'the offer ran out before it was answered',
  conditions_not_met: 'the conditions were not met',
  withdrawn: 'it was withdrawn',
  course_cancelled: 'the course was cancelled',
}

const deeds: Partial<Record<ChoiceEvent, string>> = {
  send: 'It cannot be sent',
  makeOffer: 'An offer cannot be made',
  reject: 'It cannot be rejected',
  withdraw: 'It cannot be withdrawn',
  accept: 'It cannot be accepted',
  acceptUnconditional: 'It cannot be accepted',
  keepAsBackup: 'It cannot be kept as a backup',
  decline: 'It cannot be declined',
  confirmPlace: 'The place cannot be confirmed',
  enrol: 'The learner cannot be enrolled',
  markNotArrived: 'This cannot be recorded',
  inviteToInterview: 'An interview cannot be arranged',
  askForInformation: 'A question cannot be asked',
  answer: 'There is no question to answer',
  addToWaitingList: 'It cannot go on the waiting list',
  changeOffer: 'The offer cannot be changed',
  offerAgain: 'It cannot be offered again',
  reopen: 'The offer cannot be opened again',
  offerOtherCourse: 'Another course cannot be offered',
  withdrawOffer: 'The offer cannot be taken back',
  defer: 'It cannot be kept for next year',
  reinstate: 'It cannot be confirmed again',
  reinstateUnconditional: 'It cannot be confirmed again',
  revertRejection: 'An offer cannot be made after all',
}

/** Why an event cannot happen from here, in a sentence. */
export function refusalOf(state: ChoiceState, event: ChoiceEvent): string {
  return `${deeds[event] ?? 'This cannot be done'}: ${asItIs[state]}.`
}

/** What another did first, for the person who came second. */
export function changedMeanwhile(state: ChoiceState): string {
  return `Somebody else changed this first: ${asItIs[state]}. Reload the page to see what changed.`
}

function words(colour: Colour, learner: string, school: string, provider: string, authority: string): Words {
  return { colour, learner, school, provider, authority }
}
