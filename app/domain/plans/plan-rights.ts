import { planPartnerOf, type PlanPartner } from '~/access/roles'
import type { Role } from '~/kit/actor'
import { planSections } from './plan'

/** Everything of a plan of which somebody beside the learner may or may not read. */
export const planParts = [...planSections, 'targets', 'reviews'] as const
export type PlanPart = (typeof planParts)[number]

/** Not read; read; read and written beside the learner's own words, under one's own name. */
export const partnerRights = ['none', 'read', 'add'] as const
export type PartnerRight = (typeof partnerRights)[number]

export type PlanRights = Record<PlanPart, Record<PlanPartner, PartnerRight>>

/** The most that any template may give: what helps somebody to learn is for the learner to tell at home. */
export const mostRights: PlanRights = {
  aims: { school: 'add', adviser: 'add', parent: 'add' },
  strengths: { school: 'add', adviser: 'add', parent: 'add' },
  interests: { school: 'add', adviser: 'add', parent: 'add' },
  needs: { school: 'add', adviser: 'add', parent: 'none' },
  targets: { school: 'add', adviser: 'add', parent: 'read' },
  reviews: { school: 'add', adviser: 'add', parent: 'read' },
}

/** The rights of a plan that follows no template. */
export const usualRights = mostRights
export const USUAL_REVIEW_WEEKS = 12

/** Whether somebody reads a part of a plan with these rights. */
export function mayReadPart(rights: PlanRights, role: Role, part: PlanPart): boolean {
  return role === 'learner' || role === 'system' || rightTo(rights, role, part) !== 'none'
}

/** Whether somebody beside the learner may write to a part. */
export function mayAddTo(rights: PlanRights, role: Role, part: PlanPart): boolean {
  return rightTo(rights, role, part) === 'add'
}

function rightTo(rights: PlanRights, role: Role, part: PlanPart): PartnerRight {
  const partner = planPartnerOf(role)
  return partner === null ? 'none' : lesser(rights[part][partner], mostRights[part][partner])
}

function lesser(one: PartnerRight, other: PartnerRight): PartnerRight {
  return partnerRights.indexOf(one) < partnerRights.indexOf(other) ? one : other
}
