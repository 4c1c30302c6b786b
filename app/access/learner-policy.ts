import type { Role } from '~/kit/actor'
import type { Rule } from './policy'

/** Whoever may do it, and those who may do it for a learner who cannot; the record names both. */
const helpers = ['learner', 'tutor', 'careers-lead', 'head', 'adviser'] as const satisfies readonly Role[]

/** The part of the table about what a learner does, and those who may do it for one who cannot. */
export const learnerPolicy = {
  'application.edit': {
    roles: helpers,
    fact: 'inCare',
    who: 'Only the learner can write in the application, or the school or adviser for a learner who cannot.',
  },
  'application.send': {
    roles: helpers,
    fact: 'inCare',
    who: 'Only the learner can send the application, or the school or adviser for a learner who cannot.',
  },
  'application.send-update': { roles: ['learner'], fact: 'own', who: 'Only the learner can send an update.' },
  'choice.add': {
    roles: helpers,
    fact: 'inCare',
    who: 'Only the learner can add a course, or the school or adviser for a learner who cannot.',
  },
  'choice.order': { roles: ['learner'], fact: 'own', who: 'Only the learner can change the order of the choices.' },
  'choice.remove': {
    roles: helpers,
    fact: 'inCare',
    who: 'Only the learner can take a course off, or the school or adviser for a learner who cannot.',
  },
  'choice.withdraw': {
    roles: helpers,
    fact: 'inCare',
    who: 'Only the learner can withdraw, or the school or adviser for a learner who cannot.',
  },
  'interview.answer': { roles: ['learner'], fact: 'own', who: 'Only the learner can answer this invitation.' },
  'enrolment-time.choose': { roles: ['learner'], fact: 'own', who: 'Only the learner can choose a time to enrol.' },
  'withdrawal.undo': { roles: ['learner'], fact: 'own', who: 'Only the learner can undo a withdrawal.' },
  'outside-application.keep': {
    roles: helpers,
    fact: 'inCare',
    who: 'Only the learner, the school or the adviser can write down what was applied for elsewhere.',
  },
  'grade.record': {
    roles: helpers,
    fact: 'inCare',
    who: 'Only the learner can change these grades, or the school or adviser for a learner who cannot.',
  },
  'survey.answer': { roles: ['learner'], fact: 'own', who: 'Only the learner can answer what learners are asked.' },
  'shortlist.keep': { roles: ['learner'], fact: 'own', who: 'Only the learner can change the shortlist.' },
  'information.answer': {
    roles: ['learner', 'tutor', 'careers-lead', 'head'],
    fact: 'inCare',
    who: 'Only the learner can answer the question, or the school for a learner who cannot.',
  },
  'deferral.answer': {
    roles: helpers,
    fact: 'inCare',
    who: 'Only the learner can say whether a place may wait, or the school or adviser for a learner who cannot.',
  },
  'talk.answer': { roles: ['learner'], fact: 'own', who: 'Only the learner can answer a message.' },
  'offer.reply': {
    roles: helpers,
    fact: 'inCare',
    who: 'Only the learner can reply to an offer, or the school or adviser for a learner who cannot.',
  },
} as const satisfies Record<`${string}.${string}`, Rule>
