import { z } from 'zod'
import { neededText, optionalText } from '~/kit/form-fields'
import { LONGEST_CONTRIBUTION, LONGEST_WORDS } from './plan'
import { partnerRights, usualRights, type PlanRights } from './plan-rights'

/** One part of the plan, and which writing of it the page showed. */
export const planSectionForm = z.object({
  words: optionalText(LONGEST_WORDS).transform((words) => words ?? ''),
  version: z.coerce.number().int().min(0).optional(),
})

/** What somebody says beside the learner's words. */
export const contributionForm = z.object({ words: neededText('Write a few words', LONGEST_CONTRIBUTION) })

const right = z.enum(partnerRights)
const rightsOfPart = z.object({ school: right, adviser: right, parent: right })

/** The rights of a plan as they are kept; what cannot be read any more gives nothing away. */
export const planRights = z.object({
  aims: rightsOfPart,
  strengths: rightsOfPart,
  interests: rightsOfPart,
  needs: rightsOfPart,
  targets: rightsOfPart,
  reviews: rightsOfPart,
})

/** The rights of one plan: its own copy, or the usual ones where it follows no template. */
export function rightsFrom(kept: unknown): PlanRights {
  return kept === null || kept === undefined ? usualRights : planRights.parse(kept)
}
