import { formatTime } from '~/kit/dates'
import { Refusal } from '~/kit/errors'

/** The parts of a plan that are the learner's own words. */
export const planSections = ['aims', 'strengths', 'interests', 'needs'] as const
export type PlanSection = (typeof planSections)[number]

export const LONGEST_WORDS = 3000
export const LONGEST_CONTRIBUTION = 1000
/** A part may be written anew so often, and as much may be said beside it; more than that is no plan any more. */
export const VERSIONS_AT_MOST = 500
export const CONTRIBUTIONS_AT_MOST = 100

export function isPlanSection(name: string): name is PlanSection {
  return planSections.some((section) => section === name)
}

export type Writing = { version: number; words: string; writtenAt: Date }

/**
 * The number of a new writing, after the one that stands. Null where it says nothing new: a second click, a retry, the back
 * button. A page that was opened before the newest writing changes nothing and is told so.
 */
export function nextVersion(held: Writing | undefined, typed: { words: string; version?: number | undefined }) {
  if ((held?.words ?? '') === typed.words) return null
  if (held && typed.version !== undefined && typed.version !== held.version)
    throw new Refusal('changed-meanwhile', writtenMeanwhile(held.writtenAt))
  if (held && held.version >= VERSIONS_AT_MOST)
    throw new Refusal('enough-versions', 'This part has been written too many times. Ask your tutor for help.')
  return (held?.version ?? 0) + 1
}

function writtenMeanwhile(at: Date): string {
  return `You saved this part at ${formatTime(at)}, in another tab or window. Look at both before you save again.`
}
