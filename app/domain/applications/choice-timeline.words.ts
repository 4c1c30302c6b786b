import type { Role } from '~/kit/actor'
import type { Sentences, TimelineEvent } from '../learners/timeline'
import { formatDay } from '~/kit/dates'

/** What the events of this room say in a history. What a learner does alone is not told to a provider. */
export const applicationSentences: Sentences = {
  'application.co-signed': () => 'A parent or carer signed the application',
  'choice.added': (event, reader) =>
    isStaffOfProvider(reader.role) ? null : `Added ${text(event, 'course') ?? 'a course'} to the list`,
  'choice.assigned': (event, reader) => {
    if (!isStaffOfProvider(reader.role)) return null
    const to = text(event, 'to')
    return to ? `Given to ${to} to see to` : 'Nobody sees to it any more'
  },
  'talk.message-sent': ({ organisationName }, reader) => {
    if (isStaffOfProvider(reader.role)) return 'Wrote to the learner'
    return reader.role === 'learner' ? `${organisationName ?? 'The provider'} wrote to you` : null
  },
  'talk.answered': (_, reader) => {
    if (isStaffOfProvider(reader.role)) return 'The learner wrote'
    return reader.role === 'learner' ? 'Wrote a message' : null
  },
  'choice.removed': (_, reader) => (isStaffOfProvider(reader.role) ? null : 'Took a course off the list'),
  'section.saved': (_, reader) => (reader.role === 'learner' ? 'Wrote in the application' : null),
  'grades.saved': (_, reader) => (isStaffOfProvider(reader.role) ? null : 'Wrote down predicted grades'),
  'section.written-for-learner': (_, reader) => forLearner(reader.role, 'Wrote in the application'),
  'grades.written-for-learner': (_, reader) => forLearner(reader.role, 'Wrote down subjects and grades'),
  'grades.predicted': ({ organisationName }) => `${organisationName ?? 'The school'} confirmed the predicted grades`,
  'grades.prediction-undone': (_, reader) =>
    isStaffOfProvider(reader.role) ? null : 'The school took back a file of predicted grades',
  'application.sent': (event) => {
    const by = text(event, 'answerBy')
    return by ? `Application sent. An answer is due by ${formatDay(by)}` : 'Application sent'
  },
  'application.updated': (_, reader) =>
    isStaffOfProvider(reader.role) ? 'The applicant sent an update' : 'Changes sent as an update',
  'application.sent-to-school': (event, reader) => {
    if (isStaffOfProvider(reader.role)) return null
    const by = text(event, 'releaseBy')
    return by ? `Given to the school to check. It goes on by itself after ${formatDay(by)}` : 'Given to the school'
  },
  'application.released': (event, reader) => {
    if (isStaffOfProvider(reader.role)) return 'Application sent'
    return event.particulars['isByClock'] === true
      ? 'Sent by itself, because the school’s time to check was over'
      : 'Checked by the school and sent'
  },
  'application.returned': (_, reader) => (isStaffOfProvider(reader.role) ? null : 'Sent back by the school to change'),
  'application.missed-deadline': (event, reader) => {
    if (isStaffOfProvider(reader.role)) return null
    const closedOn = text(event, 'closedOn')
    return closedOn ? `Not sent by the last day, ${formatDay(closedOn)}` : 'Not sent by the last day'
  },
  'reference.requested': (_, reader) =>
    isStaffOfProvider(reader.role) ? null : 'The school was asked for a reference',
  'reference.assigned': (_, reader) =>
    isOfTheSchool(reader.role) ? 'Gave the reference to a colleague to write' : null,
  'reference.drafted': (_, reader) => (isOfTheSchool(reader.role) ? 'Wrote a draft of the reference' : null),
  'reference.approved': (_, reader) => (isOfTheSchool(reader.role) ? 'Approved the reference' : null),
  'reference.released': (_, reader) => (isStaffOfProvider(reader.role) ? null : 'The school released its reference'),
  'reference.taken-back': (_, reader) =>
    isStaffOfProvider(reader.role) ? null : 'The school took its reference back to change it',
  'learner.nudged': (event, reader) =>
    isStaffOfProvider(reader.role) ? null : `${event.organisationName ?? 'The school'} sent a reminder`,
  'learner.nudge-taken-back': (event, reader) =>
    isStaffOfProvider(reader.role) ? null : `${event.organisationName ?? 'The school'} took the reminder back`,
  'choice.ended-without-reply': () => 'Ended, because no answer came by the area’s last day',
  'feedback.given': (_, { role }) =>
    isStaffOfProvider(role) ? 'Told the learner why' : 'They told why there was no offer',
  'feedback.none': (_, { role }) =>
    isStaffOfProvider(role) ? 'Nothing to tell the learner' : 'They had nothing to add',
  'choice.closed-with-cycle': () => 'Ended with the year',
  'choice.rejected': () => 'Rejected',
  'course.cancelled': (event) => {
    const why = text(event, 'why')
    return why ? `The course was cancelled. ${why}` : 'The course was cancelled'
  },
  'deferral.proposed': (event) => {
    const [start, by] = [text(event, 'start'), text(event, 'answerBy')]
    return `Asked whether the place may wait a year (${start ?? 'next year'}), to be answered by ${by ? formatDay(by) : 'a day'}`
  },
  'deferral.refused': () => 'The learner does not want to wait a year',
  'deferral.lapsed': () => 'Nobody said whether the place may wait a year. Nothing changes',
  'choice.deferred': (event) => {
    const [start, agreedOn] = [text(event, 'start'), text(event, 'agreedOn')]
    const agreed = agreedOn ? `, as agreed on ${formatDay(agreedOn)}` : ''
    return start ? `Kept for the next year (${start})${agreed}` : `Kept for the next year${agreed}`
  },
  'choice.reinstated': () => 'The kept place was confirmed again',
  'choice.restored': (event) => {
    const ticket = text(event, 'ticket')
    return ticket ? `Support put a mistake right (ticket ${ticket})` : 'Support put a mistake right'
  },
  'restoration.asked': (_, reader) => (isStaffOfProvider(reader.role) ? null : 'Support looks into a mistake'),
  'restoration.refused': (_, reader) =>
    isStaffOfProvider(reader.role) ? null : 'Support has looked into a mistake and changed nothing',
  'rejection.reverted': () => 'Thought again: an offer was made after all',
  'choice.withdrawn': (event) => {
    const shared = text(event, 'shared')
    return shared ? `Withdrawn: ${shared.charAt(0).toLowerCase()}${shared.slice(1)}` : 'Withdrawn'
  },
  'withdrawal.undone': () => 'The withdrawal was undone',
  'outside-application.added': (event, reader) => elsewhere(event, reader.role, 'Wrote down an application elsewhere'),
  'outside-application.changed': (event, reader) => elsewhere(event, reader.role, 'Changed an application elsewhere'),
  'outside-application.removed': (event, reader) => elsewhere(event, reader.role, 'Took off an application elsewhere'),
  'outside-application.told': (event, reader) => {
    const by = text(event, 'by')
    return elsewhere(
      event,
      reader.role,
      by ? `${by} told us of an application` : 'A provider told us of an application',
    )
  },
  'outside-application.told-undone': (event, reader) =>
    elsewhere(event, reader.role, 'A provider took back what it told of an application'),
  'outside-application.denied': (event, reader) =>
    elsewhere(event, reader.role, 'Said that an application elsewhere is another person’s'),
  'outside-application.owned': (event, reader) =>
    elsewhere(event, reader.role, 'Said that an application elsewhere is the learner’s after all'),
  'choices.ordered': (_, reader) => (reader.role === 'learner' ? 'Changed the order of the choices' : null),
  'choice.ran-out-of-time': () => 'No answer came in time. It can still come',
}

function elsewhere(event: TimelineEvent, role: string, words: string) {
  const title = text(event, 'title')
  return isStaffOfProvider(role) ? null : title ? `${words}: ${title}` : words
}

function isStaffOfProvider(role: string) {
  return role === 'admissions-officer' || role === 'admissions-manager' || role === 'register-taker'
}

function isOfTheSchool(role: string) {
  return role === 'tutor' || role === 'careers-lead' || role === 'head' || role === 'exams-officer'
}

function text({ particulars }: TimelineEvent, name: string): string | null {
  const value = particulars[name]
  return typeof value === 'string' ? value : null
}

function forLearner(role: Role, what: string): string | null {
  if (isStaffOfProvider(role)) return null
  return role === 'learner' ? `${what} for you` : `${what} for the learner`
}
