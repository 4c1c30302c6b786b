import type { Rule } from './policy'

/** The part of the table about what a Connexions adviser does. */
export const adviserPolicy = {
  'contact.record': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can record a contact.',
  },
  'activity.update': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can update an activity.',
  },
  'activity.say': {
    roles: ['learner'],
    fact: 'own',
    who: 'Only the young person can say on their own page what they are doing.',
  },
  'guarantee.decide': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can say something else than the record about the September Guarantee.',
  },
  'caseload.join': {
    roles: ['adviser', 'coordinator'],
    fact: 'inArea',
    who: 'Only an adviser or a coordinator of this area can change a caseload.',
  },
  'caseload.move': {
    roles: ['adviser'],
    fact: 'inOrganisation',
    who: 'Only an adviser of the same service can change who looks after a learner, and when.',
  },
  'out-of-area.read': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can read who is taught at home or learns elsewhere.',
  },
  'out-of-area.count': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can read how many are taught at home or learn elsewhere.',
  },
  'diary-feed.make': {
    roles: ['adviser'],
    fact: 'inOrganisation',
    who: 'Only an adviser can take the own diary along in a calendar.',
  },
  'characteristic.record': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can record circumstances and how much help is needed.',
  },
  'cohort-leaving.record': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can say that somebody is followed here no longer.',
  },
  'confidential.keep': {
    roles: ['adviser'],
    right: 'confidential',
    fact: 'inArea',
    who: 'Only an adviser of this area who was given the right to confidential records can read and write them.',
  },
  'confidential-right.give': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can say which advisers read confidential records.',
  },
  'destination.record': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can record a destination.',
  },
  'activity-survey.keep': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can open and close its activity survey.',
  },
  'activity-survey.write': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can print letters of its activity survey, and take links away.',
  },
  'activity-survey.answer': {
    roles: ['learner'],
    fact: 'own',
    who: 'Only the young person can answer the activity survey.',
  },
  'dispute.decide': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can decide what schools dispute.',
  },
  'leaver.look-at': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can say that they looked at where a leaver went.',
  },
  'adviser-task.close': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can close what advisers are asked to do.',
  },
  'return.mend': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can see whose record the national return finds fault with.',
  },
  'return.take-in': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can take in national returns of others.',
  },
  'scorecard.names': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can see who is behind a figure.',
  },
  'handover.answer': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can answer what a school hands over.',
  },
} as const satisfies Record<`${string}.${string}`, Rule>
