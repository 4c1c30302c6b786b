import type { PlanPartner } from '~/access/roles'
import { isPlanSection } from './plan'
import { mostRights, partnerRights, type PartnerRight, type PlanPart } from './plan-rights'
import { sectionWords } from './plan.words'

export const partnerWords: Record<PlanPartner, string> = {
  school: 'The school',
  adviser: 'The adviser',
  parent: 'A parent or carer',
}

const rightWords: Record<PartnerRight, string> = { none: 'Nothing', read: 'Reads it', add: 'Reads and adds to it' }

/** What a part of a plan is called where rights are given. */
export function partTitle(part: PlanPart): string {
  if (isPlanSection(part)) return sectionWords[part].title
  return part === 'targets' ? 'Targets' : 'Reviews'
}

/** What a template may give somebody of a part: never more than the most there is. */
export function rightOptions(part: PlanPart, partner: PlanPartner): { value: string; text: string }[] {
  const most = partnerRights.indexOf(mostRights[part][partner])
  return partnerRights.slice(0, most + 1).map((value) => ({ value, text: rightWords[value] }))
}
