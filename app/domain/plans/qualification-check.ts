import { qualificationTypes, type RequirementTerm } from '~/domain/requirements/entry-requirement'
import { TECHNICAL_AWARD, worthOf } from '~/domain/requirements/grade-scale'
import { isSubjectAsked, subjectKeyOf } from '~/domain/requirements/school-subject'
import { nounOf, type HeldGrade, type Judgement } from './held-grade'

type Asked = Extract<RequirementTerm, { kind: 'qualification' }>

const scales: Partial<Record<Asked['type'], string>> = {
  'technical-award': TECHNICAL_AWARD,
  'functional-skills': 'Functional Skills',
  'entry-level': 'Entry level certificate',
}

/** A qualification that is no GCSE. Where a grade does not say its level, or nobody told of one, a person must look. */
export function checkQualification(term: Asked, grades: readonly HeldGrade[]): Judgement {
  const held = grades.filter(
    ({ scale, subject }) =>
      scale === scales[term.type] && (term.subject === null || isSubjectAsked(term.subject, subjectKeyOf(subject))),
  )
  const name = qualificationTypes[term.type]
  const [first] = held
  if (!first) return { verdict: 'unknown', reason: `We do not know if you will have this ${name}.`, missing: [] }
  const met = held.find((grade) => reaches(term, grade) === 'met')
  if (met) return { verdict: 'met', reason: `Your ${nounOf(met)} in ${met.subject} is ${met.grade}.`, missing: [] }
  const open = held.find((grade) => reaches(term, grade) === 'unknown')
  if (open) return { verdict: 'unknown', reason: `Ask if your ${name} in ${open.subject} is enough.`, missing: [] }
  const missing = [{ subject: first.subject, needed: term.grade ?? 'Pass', held: first.grade }]
  return { verdict: 'not-met', reason: `Your ${nounOf(first)} in ${first.subject} is ${first.grade}.`, missing }
}

function reaches(term: Asked, { scale, grade }: HeldGrade) {
  if (grade === 'U' || grade === 'Fail') return 'not-met'
  if (term.type === 'technical-award') {
    const [held] = worthOf(scale, grade)?.points ?? []
    const asked = pointsAsked(term)
    return held === undefined || asked === undefined ? 'unknown' : held >= asked ? 'met' : 'not-met'
  }
  if (term.type === 'entry-level') return 'met'
  return 'unknown'
}

// A technical award says its level in its grade: L2M is a merit at level 2. From level 3 up there are none in Year 11.
function pointsAsked({ level, grade }: Asked): number | undefined {
  if (level === '3' || level === 'entry') return undefined
  const letters = { Pass: 'P', Merit: 'M', Distinction: 'D', 'Distinction*': 'D*' }[grade ?? 'Pass']
  return worthOf(TECHNICAL_AWARD, `L${level}${letters}`)?.points[0]
}
