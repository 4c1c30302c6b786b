import { paths } from '~/paths'
import { gapsIn, sectionAfter, type Profile } from './section'

/**
 * Where a learner goes on once a section is finished: to the next that is not, or, as soon as nothing holds up sending
 * what is on the list, to the page that checks all answers.
 */
export function pageAfter(slug: string, profile: Profile, hasDraft: boolean): string {
  if (hasDraft && gapsIn(profile).length === 0) return paths.learner.check
  const next = sectionAfter(slug, profile)
  return next ? paths.learner.section(next.slug) : paths.learner.application
}
