import type { TimelineEvent } from '../learners/timeline'

/** Each numbered rule as a learner reads it under “Why did this happen?”. The numbers are those of the table of moves. */
export const ruleWords: Record<number, string> = {
  1: 'You may add a course while there is space on your list and the course is open.',
  2: 'You may take a course off your list until you send it.',
  3: 'In your area your school looks at an application before it goes.',
  4: 'Your school passes it on. If it does not look in time, it goes on by itself, so that you do not wait for nothing.',
  5: 'Your school may send it back with a comment if something should be changed.',
  6: 'When your form is finished, you may send it. Then the clock for their answer starts.',
  7: 'Your area has a last day to apply. What is not sent by then cannot be sent any more.',
  8: 'They may ask you a question before they decide. Their clock stops while they wait for you.',
  9: 'You answered, so it is their turn again.',
  10: 'The day for your answer has passed, so they go on with what they have.',
  11: 'They may ask you to an interview before they decide.',
  12: 'An interview may be moved or changed until it has taken place.',
  13: 'Without an interview, it goes back to waiting for an answer.',
  14: 'They have a set number of school days to answer. After that you get the space on your list back. It is not a no.',
  15: 'They may still answer when their time is over.',
  16: 'Your area ends what has had no answer by a fixed day.',
  17: 'All places were taken, so they put you on the waiting list.',
  18: 'A place came free, so they called you up from the waiting list. You have a short time to reply.',
  19: 'The waiting list is over, and no place came free for you.',
  20: 'They may offer you a place when they have looked at your application.',
  21: 'They may say no, but they must tell you why.',
  22: 'They may think again within 30 days.',
  23: 'They may change an offer. You then get new time to reply.',
  24: 'They may take an offer back, but they must give a reason.',
  25: 'They may make an offer again while the course is open.',
  26: 'You said yes. What happens to your other choices is set by your area. It was shown to you before.',
  27: 'You said yes to an offer without conditions, so the place is sure. What happens to your other choices is set by your area.',
  28: 'You may keep an offer in case your first place falls through.',
  29: 'A backup becomes your first place when you choose so, or when your first place falls through.',
  30: 'You may say no to an offer. A yes to another offer can also say no to this one.',
  31: 'There is a last day to reply to an offer. We wrote to you before. No reply means the offer runs out.',
  32: 'They may open an offer again that ran out.',
  33: 'They look at each condition of your offer and say if it is met.',
  34: 'All conditions are met, so the place is sure.',
  35: 'A condition of the offer was not met.',
  36: 'They may offer you another course when a condition was not met.',
  37: 'They may ask to keep your place for next year. Nothing changes unless you say yes.',
  38: 'A place that was kept for you counts again in the new year.',
  39: 'You may take an application back at any time. They are told, and you get the space on your list back.',
  40: 'You may give up a place. It then goes to somebody else.',
  41: 'The course will not run.',
  42: 'You came, and they put you on the list of those who have started.',
  43: 'You did not come in the first days of the course.',
  44: 'You came later, so they put it right.',
  45: 'Somebody from support put a mistake right. A second person agreed to it.',
  46: 'The year is over. What is still open ends, and your form is kept for the next year.',
  47: 'They sent us a list with a mistake in it, and took it back. Your place is still yours.',
}

type Rule = number | ((event: TimelineEvent) => number)

// An event that several rules can cause says more of itself: the state before or after.
const rules: Record<string, Rule> = {
  'choice.added': 1,
  'choice.removed': 2,
  'application.sent-to-school': 3,
  'application.released': 4,
  'application.returned': 5,
  'application.sent': 6,
  'application.missed-deadline': 7,
  'information.asked': 8,
  'information.answered': 9,
  'information.left-unanswered': 10,
  'interview.arranged': (event) => (event.particulars['before'] === 'interviewing' ? 12 : 11),
  'interview.times-offered': (event) => (event.particulars['before'] === 'interviewing' ? 12 : 11),
  'interview.rearranged': 12,
  'interview.booked': 12,
  'interview.cancelled': 13,
  'interview.called-off': 13,
  'choice.ran-out-of-time': 14,
  'choice.ended-without-reply': 16,
  'feedback.given': 16,
  'feedback.none': 16,
  'waiting-list.joined': 17,
  'choice.rejected': (event) => (event.particulars['before'] === 'waiting_list' && isBySystem(event) ? 19 : 21),
  'offer.made': (event) => (event.particulars['before'] === 'waiting_list' ? 18 : 20),
  'rejection.reverted': 22,
  'offer.changed': (event) => (event.particulars['before'] === 'accepted_conditional' ? 36 : 23),
  'offer.withdrawn': 24,
  'offer.made-again': 25,
  'offer.accepted': (event) => (event.particulars['after'] === 'place_confirmed' ? 27 : 26),
  'offer.kept-as-backup': 28,
  'backup.promoted': 29,
  'offer.declined': 30,
  'offer.lapsed': 31,
  'offer.reopened': 32,
  'condition.decided': 33,
  'place.confirmed': 34,
  'conditions.missed': 35,
  'deferral.proposed': 37,
  'deferral.refused': 37,
  'deferral.lapsed': 37,
  'choice.deferred': 37,
  'choice.reinstated': 38,
  'choice.withdrawn': (event) => (holdsAPlace(event.particulars['before']) ? 40 : 39),
  'withdrawal.undone': 39,
  'course.cancelled': 41,
  'enrolment.recorded': (event) => (event.particulars['before'] === 'did_not_attend' ? 44 : 42),
  'enrolment.undone': 47,
  'enrolment.chased': 43,
  'enrolment.not-arrived': 43,
  'choice.restored': 45,
  'choice.closed-with-cycle': 46,
}

/** Why an event happened, by the rule that let it; null where no rule about choices stands behind it. */
export function whyOf(event: TimelineEvent): string | null {
  const rule = rules[event.action]
  const number = typeof rule === 'function' ? rule(event) : rule
  return number === undefined ? null : (ruleWords[number] ?? null)
}

/** The actions that have a rule, for the test that none is forgotten. */
export const actionsWithRule: readonly string[] = Object.keys(rules)

function isBySystem({ actorRole }: TimelineEvent) {
  return actorRole === 'system'
}

function holdsAPlace(before: unknown) {
  return before === 'accepted_backup' || before === 'accepted_conditional' || before === 'place_confirmed'
}
