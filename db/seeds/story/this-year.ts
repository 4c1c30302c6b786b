import type { Chance } from '../chance'
import type { PupilPlan } from '../people/pupils'
import type { CourseFinder, Wish } from './course-finder'
import {
  noReply,
  plainChoice,
  silence,
  type Answer,
  type ChoiceFate,
  type Effort,
  type Fate,
  type RejectionCode,
} from './fate'

/** What becomes of a Year 11 in the cycle that is open. The more of them there are, the fewer have sent already. */
export function fateThisYear(pupil: PupilPlan, finder: CourseFinder, isLarge: boolean): Fate {
  const chance = pupil.chance.of('fate')
  const effort = chance.weighed<Effort>(isLarge ? largeEfforts : efforts)
  const count = chance.weighed([
    [1, 20],
    [2, 33],
    [3, 30],
    [4, 11],
    [5, 6],
  ] as const)
  const wishes = effort === 'nothing' ? [] : finder.wishesOf(pupil, effort === 'begun' ? Math.min(2, count) : count)
  const sentAt = chance.number()
  const answers = () => wishes.map((wish) => answered(pupil, wish, sentAt < EARLY, chance))
  const choices = effort === 'sent' ? withReplies(answers(), sentAt < EARLY, chance) : wishes.map(plainChoice)
  return {
    effort,
    sections: effort === 'begun' ? chance.whole(1, 4) : 9,
    sentAt,
    isPredicted: chance.isTrue(0.5),
    choices,
  }
}

const EARLY = 0.5

const efforts = [
  ['nothing', 33],
  ['begun', 17],
  ['ready', 8],
  ['sent', 42],
] as const
const largeEfforts = [
  ['nothing', 80],
  ['begun', 8],
  ['ready', 2],
  ['sent', 10],
] as const

function answered(pupil: PupilPlan, wish: Wish, isEarly: boolean, chance: Chance): ChoiceFate {
  const answer = answerTo(pupil, wish, isEarly, chance)
  const withdrawsAfter = answer.is === 'silence' && chance.isTrue(0.08) ? chance.whole(2, 20) : null
  return { wish, answer, reply: noReply, withdrawsAfter, ending: null }
}

function answerTo(pupil: PupilPlan, { course }: Wish, isEarly: boolean, chance: Chance): Answer {
  const isSchool = course.place.kind === 'school'
  const after = chance.whole(4, 18)
  // Whoever sent early has been answered by now, nearly always.
  const is = chance.weighed([
    ['silence', isEarly ? 6 : 30],
    ['offer', 40],
    ['interview', isSchool ? 0 : 12],
    ['waiting-list', 5],
    ['rejection', 10],
  ] as const)
  if (is === 'silence') return silence
  if (is === 'waiting-list') return { is, after }
  if (is === 'interview') return { is, after, thenOffer: chance.isTrue(0.4) }
  if (is === 'rejection') return { is, after, reason: chance.pick(isSchool ? schoolReasons : reasons) }
  const level = course.level
  const isConditional = level === '3' || level === '2' ? chance.isTrue(0.9) : chance.isTrue(0.3)
  return { is, after, isConditional: isConditional && pupil.ability < 9, isTakenBack: chance.isTrue(0.03) }
}

const schoolReasons: RejectionCode[] = ['grade-predicted-below', 'course-full', 'subjects-do-not-fit']
const reasons: RejectionCode[] = [...schoolReasons, 'statement']

/** Most who sent early have replied to an offer, few of the others: yes to one, sometimes a backup, sometimes no. */
function withReplies(choices: ChoiceFate[], isEarly: boolean, chance: Chance): ChoiceFate[] {
  const isWaiting = choices.some(({ answer }) => answer.is === 'offer' && answer.isTakenBack)
  if (isWaiting || !chance.isTrue(isEarly ? 0.8 : 0.25)) return choices
  const offers = choices.filter(({ answer }) => answer.is === 'offer')
  const [first, second] = chance.shuffled(offers)
  const declines = second === undefined && chance.isTrue(0.15)
  return choices.map((choice): ChoiceFate => {
    if (choice === first) return { ...choice, reply: { is: declines ? 'decline' : 'firm', after: chance.whole(5, 9) } }
    if (choice === second)
      return { ...choice, reply: { is: chance.isTrue(0.6) ? 'backup' : 'decline', after: chance.whole(6, 10) } }
    return choice
  })
}
