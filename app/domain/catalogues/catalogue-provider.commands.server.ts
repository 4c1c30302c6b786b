import type { Context } from '~/kit/context.server'
import { FileRefused } from '~/kit/intake-report'
import { addOrganisation } from '~/domain/accounts/organisation.commands.server'
import { firstArea } from '~/domain/areas/area.queries.server'
import type { CatalogueProvider } from '~/domain/courses/catalogue'
import { lockProvider } from './catalogue.queries.server'
import { slugOf } from '~/domain/courses/course'
import { providerKindOf } from '~/domain/courses/provider'
import { hashOf } from './xcri-keys'

export type ImportingProvider = {
  id: string
  name: string
  ukprn: string | null
  address: string | null
  town: string | null
  postcode: string | null
  areaId: string | null
}

/**
 * Whose courses these are: the UKPRN that was chosen, else the one in the file, else the address of its site. One that we
 * do not know yet is made as a draft, for somebody to look at.
 */
export async function findOrDraftProvider(
  ctx: Context,
  { told, ukprn, id = null }: { told: CatalogueProvider | null; ukprn: string | null; id?: string | null },
): Promise<ImportingProvider> {
  const identity = { id, ukprn: ukprn ?? told?.ukprn ?? null, uri: told?.uri ?? null }
  const known = await lockProvider(ctx, identity)
  if (known) return known
  if (identity.ukprn === null) throw unknownProvider(told)
  await draftProvider(ctx, identity.ukprn, told)
  const made = await lockProvider(ctx, identity)
  if (!made) throw unknownProvider(told)
  return made
}

async function draftProvider(ctx: Context, ukprn: string, told: CatalogueProvider | null) {
  const name = told?.name ?? `Provider ${ukprn}`
  const area = await firstArea(ctx)
  await addOrganisation(ctx, {
    kind: providerKindOf(name),
    status: 'draft',
    name,
    slug: slugOf(
      name,
      hashOf(ukprn)
        .replace(/[^a-z0-9]/g, '')
        .slice(0, 6),
    ),
    areaId: area?.id ?? null,
    ukprn,
    takesApplications: true,
    summary: told?.summary ?? null,
    website: told?.website ?? null,
    email: told?.place?.email ?? null,
    phone: told?.place?.phone ?? null,
    address: told?.place?.address ?? null,
    town: told?.place?.town ?? null,
    postcode: told?.place?.postcode ?? null,
  })
}

function unknownProvider(told: CatalogueProvider | null) {
  const name = told?.name ? ` (${told.name})` : ''
  return new FileRefused(
    'provider-unknown',
    `The file does not say the UKPRN of its provider${name}, and we do not know it by anything else. Say whose courses these are with --provider UKPRN.`,
    { path: 'catalog/provider/identifier', received: told?.uri ?? null },
  )
}
