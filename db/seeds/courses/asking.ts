import type { EntryRequirement, RequirementTerm } from '~/domain/requirements/entry-requirement'
import type { CoursePlan } from './course-plan'

/** What a course asks for in the form that learners can check: the same that its words say. Null where no grade is asked for. */
export function asking({ template, level, chance }: CoursePlan): EntryRequirement | null {
  const passes = chance.of('passes').whole(4, 6)
  if (template.award === 'a-level') return { all: [{ any: [gcses(5, chance.of('grade').pick(['4', '5']), true)] }] }
  if (template.award === 't-level') return { all: [{ any: [gcses(passes, '4', true)] }] }
  if (template.award === 'apprenticeship') {
    const test: RequirementTerm = { kind: 'other', text: 'a short test with us' }
    return { all: ['english', 'maths'].map((subject) => ({ any: [{ kind: 'subject', subject, grade: '3' }, test] })) }
  }
  if (template.award !== 'diploma' && template.award !== 'certificate') return null
  if (level === '2') return { all: [{ any: [gcses(passes - 2, '3', false), award('1', 'Pass')] }] }
  return level === '3' ? { all: [{ any: [gcses(passes, '4', false), award('2', 'Merit')] }] } : null
}

function gcses(count: number, grade: '3' | '4' | '5', withBoth: boolean): RequirementTerm {
  const including = withBoth ? ['english', 'maths'] : []
  return { kind: 'count', count, grade, including, among: [], hasEquivalents: false }
}

function award(level: '1' | '2', grade: 'Pass' | 'Merit'): RequirementTerm {
  return { kind: 'qualification', type: 'technical-award', level, grade, subject: null }
}
