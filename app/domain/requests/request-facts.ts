import { formatDay } from '~/kit/dates'

/** What the school sees of the newest question on a choice: that it waits, or that it was not answered; else nothing. */
export function questionFacts(question: { dueOn: string; outcome: string | null } | null) {
  if (question === null) return null
  const { dueOn, outcome } = question
  if (outcome === null) return [{ key: 'Question to answer by', value: formatDay(dueOn) }]
  if (outcome === 'left-unanswered') return [{ key: 'Question not answered by', value: formatDay(dueOn) }]
  return null
}

/** What a provider reads in place of its last day while its clock has stopped. */
export function stoppedWords(daysLeft: number): string {
  const left = daysLeft === 1 ? '1 working day is left' : `${daysLeft} working days are left`
  return `Your time has stopped until the learner answers: ${left}`
}
