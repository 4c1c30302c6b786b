import type { Role } from '~/kit/actor'
import type { Rule } from './policy'

/** Those who look after a learner: the school and the adviser. */
const carers = ['tutor', 'careers-lead', 'head', 'adviser'] as const satisfies readonly Role[]

/** The part of the table about a learner's plan. */
export const planPolicy = {
  'plan.write': { roles: ['learner'], fact: 'own', who: 'Only the learner can write in this part of the plan.' },
  'plan.contribute': {
    roles: carers,
    fact: 'inCare',
    who: 'Only the school or the adviser of this learner can write here.',
  },
  'plan.contribute-as-parent': {
    roles: ['parent'],
    fact: 'any',
    who: 'Only a linked parent or carer can write here.',
  },
  'target.keep': {
    roles: ['learner', ...carers],
    fact: 'inCare',
    who: 'Only the learner, the school or the adviser can set targets and change them.',
  },
  'review.keep': {
    roles: carers,
    fact: 'inCare',
    who: 'Only the school or the adviser of this learner can set reviews and hold them.',
  },
  'review.answer': { roles: ['learner'], fact: 'own', who: 'Only the learner can write this.' },
  'plan.choose-template': {
    roles: carers,
    fact: 'inCare',
    who: 'Only the school or the adviser of this learner can choose the template of the plan.',
  },
  'plan-template.keep': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can make and change templates of plans.',
  },
  'plan-share.give': { roles: ['learner'], fact: 'own', who: 'Only the learner can share the plan.' },
  'plan-share.end': { roles: ['learner'], fact: 'own', who: 'Only the learner can stop sharing the plan.' },
} as const satisfies Record<`${string}.${string}`, Rule>
