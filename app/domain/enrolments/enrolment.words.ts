import { formatDay } from '~/kit/dates'
import type { Sentences, TimelineEvent } from '../learners/timeline'
import { conditionDecisions } from './condition'
import { conditionWords } from './condition.words'

/** What the events of this room say in a history. */
export const enrolmentSentences: Sentences = {
  'condition.decided': (event) => `Condition “${text(event, 'condition')}”: ${decisionOf(event)}`,
  'place.confirmed': () => 'The place was confirmed',
  'conditions.missed': () => 'The conditions were not met',
  'enrolment.recorded': (event) => {
    const day = event.particulars['startedOn']
    const course = text(event, 'otherCourse')
    const enrolled = course === '' ? 'Enrolled' : `Moved to ${course} and enrolled`
    return typeof day === 'string' ? `${enrolled} from ${formatDay(day)}` : enrolled
  },
  'enrolment.undone': () => 'The enrolment was recorded by mistake; the place stands',
  'enrolment.not-arrived': () => 'Did not arrive',
}

function decisionOf({ particulars }: TimelineEvent): string {
  const decision = conditionDecisions.find((name) => name === particulars['after'])
  return decision ? conditionWords[decision].text.toLowerCase() : 'decided'
}

function text({ particulars }: TimelineEvent, name: string): string {
  const value = particulars[name]
  return typeof value === 'string' ? value : ''
}
