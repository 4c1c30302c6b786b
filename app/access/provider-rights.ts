import type { Actor } from '~/kit/actor'

/*
 * What the rights of a person mean for what is read: of applicants, and of a provider's own house. Scopes and doors ask
 * here, and nowhere else.
 */

const nobody = '00000000-0000-0000-0000-000000000000'

/** The provider whose applicants somebody may read. Who takes registers reads the learners in them without a right. */
export function applicantsOf({ role, organisationId, rights, partnerId }: Actor): string {
  const maySee = role === 'register-taker' ? partnerId === null : rights.includes('see')
  return (maySee ? organisationId : null) ?? nobody
}

/** The provider whose own affairs somebody sees to: its courses, registers, events. Never another's that let them answer. */
export function houseOf({ organisationId, partnerId }: Actor): string {
  return (partnerId === null ? organisationId : null) ?? nobody
}
