/** When a learner is asked. */
export const moments = ['sent', 'answered', 'enrolled', 'any'] as const
export type Moment = (typeof moments)[number]
export type SurveyState = 'draft' | 'open' | 'closed'

/** One question: with answers to choose from, or with none, to be answered in words. */
export type Question = { words: string; options: string[] }

/** What a learner has come to: each says whether a moment has been reached. */
export type Reached = Record<Exclude<Moment, 'any'>, boolean>

/** Which open survey a learner is asked: the oldest whose moment has come and that was not answered yet. */
export function nextSurvey<S extends { id: string; moment: Moment }>(
  open: readonly S[],
  reached: Reached,
  asked: readonly string[],
): S | undefined {
  return open.find(({ id, moment }) => !asked.includes(id) && (moment === 'any' || reached[moment]))
}

const MOST_QUESTIONS = 10
const MOST_OPTIONS = 8
const LONGEST = 200

/**
 * Questions as a coordinator types them: a question on a line, its answers on the lines below with a dash before each. A question
 * without answers is answered in words. A sentence instead, where that cannot be read.
 */
export function questionsIn(typed: string): Question[] | string {
  const questions: Question[] = []
  for (const line of typed
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const option = /^[-–•*]\s*(.+)$/u.exec(line)?.[1]
    const last = questions.at(-1)
    if (option === undefined) questions.push({ words: line, options: [] })
    else if (!last) return 'Begin with a question. Its answers stand below it.'
    else if (last.options.includes(option)) return `“${option}” stands twice under one question.`
    else last.options.push(option)
  }
  if (questions.length === 0) return 'Write a question'
  if (questions.length > MOST_QUESTIONS) return `Ask ${MOST_QUESTIONS} questions or fewer.`
  for (const { words, options } of questions) {
    if (words.length > LONGEST || options.some((one) => one.length > LONGEST))
      return `Keep each line to ${LONGEST} characters.`
    if (options.length === 1) return `“${words}” has one answer only. Give two or more, or none.`
    if (options.length > MOST_OPTIONS) return `“${words}” has too many answers. Give ${MOST_OPTIONS} or fewer.`
  }
  return questions
}

/** The same, as it was typed. */
export function typedAgain(questions: readonly Question[]): string {
  return questions.map(({ words, options }) => [words, ...options.map((one) => `- ${one}`)].join('\n')).join('\n')
}

/** Below this many answers nothing is shown of them, and below the second none of their words. */
export const LEAST_ANSWERS = 5
export const LEAST_FOR_WORDS = 10

/** A survey waits so many days for learners to come across it before a letter tells of it, and no learner gets two such letters nearer than this. */
export const LETTER_AFTER_DAYS = 3
export const DAYS_BETWEEN_LETTERS = 28

/** Whether enough would be written to in one morning: of fewer, the answers of the next days could be guessed to be theirs. */
export function isEnoughToWriteTo(learners: number): boolean {
  return learners >= LEAST_ANSWERS
}
