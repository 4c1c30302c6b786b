import type { Rule } from './policy'

/** The part of the table about what the support team sees and puts right. */
export const supportPolicy = {
  'support.see': { roles: ['support'], fact: 'any', who: 'Only the support team can see this.' },
  'restoration.ask': {
    roles: ['support'],
    fact: 'any',
    who: 'Only the support team can ask to put an ending right.',
  },
  'restoration.decide': {
    roles: ['support'],
    fact: 'any',
    who: 'Only the support team can agree to put an ending right.',
  },
  'letters.preview': {
    roles: ['coordinator', 'support'],
    fact: 'any',
    who: 'Only a coordinator or the support team can see what letters look like.',
  },
  'bounce.keep': {
    roles: ['support'],
    fact: 'any',
    who: 'Only the support team can say which addresses work.',
  },
  'activity-rule.change': {
    roles: ['support'],
    fact: 'any',
    who: 'Only the support team can change how long activities stay true.',
  },
  'letters.see': { roles: ['support'], fact: 'any', who: 'Only the support team can see every letter.' },
} as const satisfies Record<`${string}.${string}`, Rule>
