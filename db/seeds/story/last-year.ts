import type { Chance } from '../chance'
import type { PupilPlan } from '../people/pupils'
import type { CourseFinder, Wish } from './course-finder'
import { noReply, type Answer, type ChoiceFate, type Effort, type Ending, type Fate } from './fate'

/** What became of those who left Year 11 last summer: most applied, hold a place and have begun. In a large county some came by other ways. */
export function fateLastYear(pupil: PupilPlan, finder: CourseFinder, isLarge: boolean): Fate {
  const chance = pupil.chance.of('fate')
  const effort = chance.weighed<Effort>(
    isLarge
      ? [
          ['nothing', 30],
          ['begun', 2],
          ['sent', 68],
        ]
      : [
          ['nothing', 7],
          ['begun', 3],
          ['sent', 90],
        ],
  )
  const count = chance.weighed([
    [1, 35],
    [2, 45],
    [3, 20],
  ] as const)
  const wishes = effort === 'nothing' ? [] : finder.wishesOf(pupil, count)
  return {
    effort,
    sections: effort === 'begun' ? 2 : 9,
    sentAt: chance.number(),
    isPredicted: chance.isTrue(0.7),
    choices: effort === 'sent' ? whole(wishes, chance) : [],
  }
}

/** Every choice answered, one of them taken up where there was an offer. */
function whole(wishes: Wish[], chance: Chance): ChoiceFate[] {
  const answers = wishes.map((wish) => ({ wish, answer: answerTo(wish, chance) }))
  const offers = answers.filter(({ answer }) => answer.is === 'offer')
  const [first, second] = chance.shuffled(offers)
  const ending = chance.weighed<Ending>([
    ['enrolled', 88],
    ['not-arrived', 5],
    ['conditions-missed', 5],
    ['confirmed-only', 2],
  ])
  return answers.map((choice): ChoiceFate => {
    const fate = { ...choice, withdrawsAfter: null }
    if (choice === first)
      return { ...fate, reply: { is: 'firm', after: chance.whole(3, 9) }, ending: endingOf(choice.answer, ending) }
    if (choice === second) return { ...fate, reply: { is: 'decline', after: chance.whole(4, 9) }, ending: null }
    return { ...fate, reply: noReply, ending: null }
  })
}

// Conditions can only be missed where there were some.
function endingOf(answer: Answer, ending: Ending): Ending {
  return ending === 'conditions-missed' && answer.is === 'offer' && !answer.isConditional ? 'enrolled' : ending
}

function answerTo({ course }: Wish, chance: Chance): Answer {
  const after = chance.whole(5, 20)
  const isOffer = chance.isTrue(0.86)
  if (!isOffer)
    return { is: 'rejection', after, reason: chance.pick(['grade-predicted-below', 'course-full'] as const) }
  return { is: 'offer', after, isConditional: course.level === '3' || course.level === '2' }
}
