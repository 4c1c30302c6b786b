import type { Rule } from './policy'
import { rollKeepers } from './roles'

/** The part of the table about who somebody is, and who may read with them. */
export const peoplePolicy = {
  'consent.decide': { roles: ['learner'], fact: 'own', who: 'Only the learner can say yes or no to this.' },
  'consent.instruct': {
    roles: ['parent'],
    fact: 'any',
    who: 'Only a linked parent or carer can say this for a learner under 16.',
  },
  'consent.write-down': {
    roles: rollKeepers,
    fact: 'inCare',
    who: 'Only the careers lead or the head of year of the learner’s school can write this down.',
  },
  'application.co-sign': { roles: ['parent'], fact: 'any', who: 'Only a linked parent or carer can sign.' },
  'address.protect': {
    roles: ['careers-lead', 'head', 'adviser'],
    fact: 'keptSafe',
    who: 'Only the careers lead, the head or the adviser can protect an address.',
  },
  'learner.merge': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only an adviser of this area can say that two records are one person.',
  },
  'registration.decide': {
    roles: ['adviser', 'careers-lead', 'head'],
    fact: 'named',
    who: 'Only an adviser of this area, or the school that was named, can say who registered.',
  },
  'parent.invite': { roles: ['learner'], fact: 'own', who: 'Only the learner can invite a parent or carer here.' },
  'parent.unlink': { roles: ['learner'], fact: 'own', who: 'Only the learner can end what a parent or carer sees.' },
  'parent-request.decide': {
    roles: ['careers-lead', 'head', 'adviser'],
    fact: 'keptSafe',
    who: 'Only the careers lead, the head or the adviser can decide what a parent or carer asks for.',
  },
  'parent-block.keep': {
    roles: ['careers-lead', 'head', 'adviser'],
    fact: 'keptSafe',
    who: 'Only the careers lead, the head or the adviser can hide a learner from a parent or carer.',
  },
  'parent-request.answer': { roles: ['learner'], fact: 'own', who: 'Only the learner can answer this.' },
} as const satisfies Record<`${string}.${string}`, Rule>
