import type { OrganisationKind } from '#db/schema'

/** What each kind of provider is called beside its name. */
export const providerKindWords: Record<OrganisationKind, string> = {
  school: 'School sixth form',
  college: 'College',
  'training-provider': 'Training provider',
  employer: 'Employer',
  authority: 'Council',
  service: 'Service',
}
