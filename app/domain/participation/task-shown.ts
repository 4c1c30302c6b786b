import { formatDay, londonDay } from '~/kit/dates'
import { fullName } from '../learners/learner'
import { ageOf, isOverdue } from './task'
import { ageWords } from './task.words'

type Row = {
  id: string
  learnerId: string
  givenNames: string
  familyName: string
  why: string
  dueOn: string
  askedAt: Date
  isUnassigned: boolean
}

/** One task as a line of a list. */
export function taskShown({ askedAt, dueOn, ...task }: Row, today: string) {
  return {
    id: task.id,
    learnerId: task.learnerId,
    name: fullName(task),
    why: task.why,
    by: formatDay(dueOn),
    age: ageWords(ageOf(londonDay(askedAt), today)),
    isOverdue: isOverdue({ dueOn }, today),
    isUnassigned: task.isUnassigned,
  }
}
