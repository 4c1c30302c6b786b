import type { Rule } from './policy'
import { schoolStaff } from './roles'

/** The part of the table about how an area is set up and looked after. */
export const areaPolicy = {
  'course.correct': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can correct the route and subject of its courses.',
  },
  'open-event.feature': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can choose what its home page shows.',
  },
  'area.open': { roles: [], fact: 'any', who: 'Only an operator can open an area.' },
  'area.decide': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can change its settings.',
  },
  'organisation.add': { roles: [], fact: 'any', who: 'Only an operator can add an organisation.' },
  'cycle.open': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can open a cycle and change its dates.',
  },
  'synonym.keep': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can change what the search understands.',
  },
  'neighbour.keep': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can say which areas are its neighbours.',
  },
  'prospectus.care': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can look after its prospectus.',
  },
  'area.see': { roles: ['coordinator'], fact: 'inArea', who: 'Only a coordinator of this area can see this.' },
  'risk.decide': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can say what counts for how many points.',
  },
  'risk.see': {
    roles: [...schoolStaff, 'adviser'],
    fact: 'inArea',
    who: 'Only schools and advisers of this area can see who may need more help.',
  },
  'survey.keep': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can ask its learners, and say what came of it.',
  },
  'notice.keep': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can write its notices.',
  },
  'return.make': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can make its national return.',
  },
  'planning.see': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can see its planning.',
  },
  'course-gap.keep': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can take up what is missing in it.',
  },
  'partnership-target.set': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can set its targets.',
  },
  'scorecard.see': {
    roles: ['coordinator', 'adviser'],
    fact: 'inArea',
    who: 'Only coordinators and advisers of this area can see its boards of participation.',
  },
  'import.wards': { roles: [], fact: 'any', who: 'Only an operator can take in tables of wards.' },
  'import.scorecard': { roles: [], fact: 'any', who: 'Only an operator can take in the published tables.' },
  'import.establishments': { roles: [], fact: 'any', who: 'Only an operator can import establishments.' },
} as const satisfies Record<`${string}.${string}`, Rule>
