import { isToStudy, type CoreSubject, type Judged } from './must-study'

/** What somebody has to study and nobody reports on, by the titles of what is reported. */
export function isMissing(judged: readonly Judged[], subjects: readonly string[]): CoreSubject[] {
  return judged
    .filter(isToStudy)
    .filter(({ subject }) => !subjects.some((title) => teaches(title, subject)))
    .map(({ subject }) => subject)
}

function teaches(title: string, subject: CoreSubject): boolean {
  return subject === 'maths' ? /\bmath|numeracy/i.test(title) : /\benglish\b|literacy/i.test(title)
}
