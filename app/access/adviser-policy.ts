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
  'caseload.join': {
    roles: ['adviser', 'coordinator'],
    fact: 'inArea',
    who: 'Only an adviser or a coordinator of this area can change a caseload.',
  },
  'destination.record': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can record a destination.',
  },
  'adviser-task.close': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can close what advisers are asked to do.',
  },
  'handover.answer': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can answer what a school hands over.',
  },
} as const satisfies Record<`${string}.${string}`, Rule>
