import type { Role } from '~/kit/actor'
import { NotAllowed } from '~/kit/errors'
import { readingRights } from './reading-rights'
import { findSection } from './section'
import type { Section } from './sections'

/** Whether somebody may fill in a part of the form at all: whoever may not read an answer may not write it either. */
export function mayWrite(role: Role, section: Section): boolean {
  if (role === 'system') return true
  if (section.isGrades) return readingRights.grades.includes(role)
  return section.fields.every(({ shows }) => readingRights[shows].includes(role))
}

/** Refuses a part of the form that is the learner's alone. */
export function mustBeTheirs(role: Role, slug: string): void {
  const section = findSection(slug)
  if (section && !mayWrite(role, section)) throw new NotAllowed('Only the learner can fill in this part.')
}
