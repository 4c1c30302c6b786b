import type { PupilPlan } from '../people/pupils'
import type { CourseFinder, Wish } from './course-finder'
import {
  noReply,
  plainChoice,
  silence,
  type Answer,
  type ChoiceFate,
  type Effort,
  type Ending,
  type Fate,
  type Reply,
} from './fate'

/*
 * Some stories are told beforehand, so that a demonstration of any size shows every way a choice can go.
 */

type Teller = (pupil: PupilPlan, finder: CourseFinder) => Fate

const conditional: Extract<Answer, { is: 'offer' }> = { is: 'offer', after: 3, isConditional: true }
const unconditional: Answer = { is: 'offer', after: 3, isConditional: false }
const early = 0.02

/** Year 11s whose stories end in each state that this cycle can show. */
export const toldThisYear: readonly Teller[] = [
  sent(0.97, [silence]),
  sent(early, [silence]),
  sent(0.85, [{ is: 'interview', after: 2, thenOffer: false }]),
  sent(0.4, [{ is: 'waiting-list', after: 6 }]),
  sent(0.6, [conditional, silence]),
  sent(0.3, [conditional, silence], [yes(5)]),
  sent(0.3, [conditional, conditional], [yes(5), { is: 'backup', after: 6 }]),
  sent(0.4, [unconditional], [yes(5)]),
  sent(0.5, [{ is: 'rejection', after: 6, reason: 'grade-predicted-below' }, silence]),
  sent(0.3, [{ is: 'offer', after: 4, isConditional: true, isTakenBack: true }, silence]),
  sent(0.3, [conditional, silence], [{ is: 'decline', after: 5 }]),
  sent(early, [unconditional]),
  sent(0.3, [silence, conditional], [], 4),
  sent(0.9, [{ is: 'question', after: 1, answeredAfter: null }]),
  sent(0.92, [{ is: 'question', after: 1, answeredAfter: null }, silence]),
  sent(0.8, [{ is: 'question', after: 1, answeredAfter: 2 }]),
  sent(0.7, [{ ...conditional, isChanged: true }, silence]),
  begun('ready', 9, 3),
  begun('begun', 2, 1),
  begun('begun', 4, 0),
]

/** Those who left last summer, each with another end. */
export const toldLastYear: readonly Teller[] = [
  ended('enrolled'),
  ended('not-arrived'),
  ended('conditions-missed'),
  ended('confirmed-only'),
  ended('enrolled', unconditional),
]

/** A Year 11 who has begun: two parts are done, two courses are on the list, nothing is sent. */
export const draftOfLearner: Teller = begun('begun', 2, 2)

/** A Year 11 with two offers to answer and one rejection. */
export function offersOfLearner2(college: string, school: string): Teller {
  return (pupil, finder) => {
    const [elsewhere] = finder
      .wishesOf(pupil, 6)
      .filter(({ course }) => course.place.slug !== college && course.place.slug !== school)
    const others = elsewhere ? [choice(elsewhere, { is: 'rejection', after: 9, reason: 'course-full' })] : []
    return fate('sent', 9, -20, [
      choice(finder.at(college, 'Computing and Digital Skills'), { is: 'offer', after: 13, isConditional: true }),
      choice(finder.at(school, 'Computer Science'), { is: 'offer', after: 17, isConditional: true }),
      ...others,
    ])
  }
}

function sent(
  sentAt: number,
  answers: readonly Answer[],
  replies: readonly Reply[] = [],
  withdrawsAfter: number | null = null,
): Teller {
  return (pupil, finder) => {
    const wishes = finder.wishesOf(pupil, answers.length)
    const choices = wishes.map((wish, at) => ({
      ...choice(wish, answers[at] ?? silence),
      reply: replies[at] ?? noReply,
      withdrawsAfter: at === 0 ? withdrawsAfter : null,
    }))
    return fate('sent', 9, sentAt, choices)
  }
}

function begun(effort: Effort, sections: number, count: number): Teller {
  return (pupil, finder) => fate(effort, sections, 0.5, finder.wishesOf(pupil, count).map(plainChoice))
}

function ended(ending: Ending, answer = conditional): Teller {
  return (pupil, finder) => {
    const [wish] = finder.wishesOf(pupil, 1)
    if (!wish) return fate('nothing', 0, 0, [])
    return fate('sent', 9, 0.3, [{ ...choice(wish, answer), reply: yes(5), ending }])
  }
}

function choice(wish: Wish, answer: Answer): ChoiceFate {
  return { ...plainChoice(wish), answer }
}

function fate(effort: Effort, sections: number, sentAt: number, choices: ChoiceFate[]): Fate {
  return { effort, sections, sentAt, isPredicted: true, choices }
}

function yes(after: number): Reply {
  return { is: 'firm', after }
}
