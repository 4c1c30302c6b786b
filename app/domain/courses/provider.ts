import type { OrganisationKind } from '#db/schema'

/** What kind of provider a name speaks of; most that publish courses and are neither are training providers. */
export function providerKindOf(name: string): OrganisationKind {
  if (/\bcollege\b|\buniversity\b/i.test(name)) return 'college'
  return /\bschool\b|\bacademy\b|\bsixth form\b/i.test(name) ? 'school' : 'training-provider'
}
