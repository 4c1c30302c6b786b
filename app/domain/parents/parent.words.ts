import type { Sentences, TimelineEvent } from '~/domain/learners/timeline'

const decided: Record<string, string> = {
  'asked-learner': 'Asked the learner about a parent or carer who would like to see how things stand',
  invited: 'Invited a parent or carer who asked to see how things stand',
  refused: 'Refused a parent or carer who asked to see how things stand',
}

/** What was decided of a parent's request, for staff. */
export const decisionWords: Record<string, string> = {
  'asked-learner': 'The learner is asked',
  invited: 'Invited',
  refused: 'Refused',
}

/** On what ground a learner is hidden, for staff. */
export const basisWords: Record<string, string> = { 'court-order': 'Court order', safeguarding: 'Safeguarding' }

/**
 * What the events of this room say in a history. A parent reads none of them; that a learner is hidden from somebody is
 * for those who look after the learner.
 */
export const parentSentences: Sentences = {
  'parent.invited': (_, { role }) => (role === 'parent' ? null : 'Invited a parent or carer'),
  'parent.invitation-taken-back': (_, { role }) => (role === 'parent' ? null : 'Took an invitation back'),
  'parent.link-ended': (_, { role }) => (role === 'parent' ? null : 'Ended what a parent or carer sees'),
  'parent-request.decided': (event, { role }) => {
    if (role === 'parent' || (role === 'learner' && decisionIn(event) === 'refused')) return null
    return decided[decisionIn(event)] ?? 'Decided what a parent or carer asked for'
  },
  'parent-request.answered': (_, { role }) => (role === 'parent' ? null : 'Answered about a parent or carer'),
  'parent-block.set': (_, { role }) => (isCarer(role) ? 'Hid the learner from a parent or carer' : null),
  'parent-block.lifted': (_, { role }) => (isCarer(role) ? 'Let a parent or carer see again' : null),
}

function decisionIn({ particulars }: TimelineEvent): string {
  const { decision } = particulars
  return typeof decision === 'string' ? decision : ''
}

function isCarer(role: string) {
  return role === 'careers-lead' || role === 'head' || role === 'adviser'
}
