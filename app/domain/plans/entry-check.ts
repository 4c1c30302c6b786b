import type { EntryRequirement, RequirementLine, RequirementTerm } from '~/domain/requirements/entry-requirement'
import { lineWords } from '~/domain/requirements/entry-requirement.words'
import { checkAverage, checkCount, checkSubject } from './gcse-check'
import { awardsOf, rank, worstOf, type HeldGrade, type Judgement, type Verdict } from './held-grade'
import { checkQualification } from './qualification-check'

export type EntryCheck = { verdict: Verdict; lines: (Judgement & { asked: string })[] }

/** What a learner's grades say of what a course asks for. It informs; it never keeps anybody from applying. */
export function checkEntry(requirement: EntryRequirement, grades: readonly HeldGrade[]): EntryCheck {
  const lines = requirement.all.map((line) => ({ ...bestWay(line, grades), asked: lineWords(line) }))
  return { verdict: worstOf(lines.map(({ verdict }) => verdict)), lines }
}

function bestWay({ any }: RequirementLine, grades: readonly HeldGrade[]): Judgement {
  const ways = any.map((term) => checkTerm(term, grades))
  return ways.reduce((best, way) => (rank[way.verdict] > rank[best.verdict] ? way : best))
}

function checkTerm(term: RequirementTerm, grades: readonly HeldGrade[]): Judgement {
  switch (term.kind) {
    case 'count':
      return checkCount(term, awardsOf(grades))
    case 'subject':
      return checkSubject(term, awardsOf(grades))
    case 'average':
      return checkAverage(term, awardsOf(grades))
    case 'qualification':
      return checkQualification(term, grades)
    case 'other':
      return { verdict: 'unknown', reason: 'A person at the school or college decides this.', missing: [] }
  }
}
