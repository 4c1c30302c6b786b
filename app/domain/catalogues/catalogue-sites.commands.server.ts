import { newId } from '~/kit/chance.server'
import type { Context } from '~/kit/context.server'
import { outcodeOf } from '~/kit/postcode'
import { saveSites, type SiteRow } from '~/domain/areas/site.commands.server'
import type { CataloguePlace } from '~/domain/courses/catalogue'
import { knownSites } from './catalogue.queries.server'
import type { ImportingProvider } from './catalogue-provider.commands.server'
import { rememberBefore } from './catalogue-undo.commands.server'

const MAIN = 'main'

/** The places of one provider as a catalogue names them. Each is one site, however many runs take place there. */
export class CatalogueSites {
  private readonly told = new Map<string, CataloguePlace>()
  private readonly unsaved: SiteRow[] = []

  private constructor(
    private readonly ctx: Context,
    private readonly intakeId: string,
    private readonly provider: ImportingProvider,
    private readonly known: Map<string, Omit<SiteRow, 'organisationId'>>,
  ) {}

  static async begin(ctx: Context, intakeId: string, provider: ImportingProvider) {
    return new CatalogueSites(ctx, intakeId, provider, await knownSites(ctx, provider.id))
  }

  /** The site of a place; the provider's main site where a run names none. */
  idFor(place: CataloguePlace | null): string {
    const said = place ?? this.mainSite(null)
    const before = this.told.get(said.key)
    // Runs may describe one place differently; the same description wins in whatever order they stand.
    if (!before || JSON.stringify(said) < JSON.stringify(before)) this.told.set(said.key, said)
    return this.known.get(said.key)?.id ?? this.add(said)
  }

  /** The address of the main site, where a run has asked for it. */
  tellMain(place: CataloguePlace | null) {
    if (this.told.has(MAIN)) this.told.set(MAIN, this.mainSite(place))
  }

  async flush() {
    await saveSites(this.ctx, this.unsaved.splice(0))
  }

  /** Brings sites up to date whose address has changed, and keeps what it was. */
  async finish() {
    await this.flush()
    for (const [key, place] of this.told) {
      const known = this.known.get(key)
      const row = known && this.row(known.id, place)
      if (row && fields.some((field) => row[field] !== known[field])) this.unsaved.push(row)
    }
    const ids = this.unsaved.map(({ id }) => id)
    await rememberBefore(this.ctx, this.intakeId, { noun: 'site', ids, outcome: 'changed' })
    await this.flush()
  }

  private mainSite(place: CataloguePlace | null): CataloguePlace {
    const { name, address, town, postcode } = this.provider
    const own = { address, town, postcode, phone: null, email: null }
    return { ...own, ...place, key: MAIN, name: place?.name ?? name }
  }

  private add(place: CataloguePlace): string {
    const row = this.row(newId(), place)
    this.known.set(place.key, row)
    this.unsaved.push(row)
    return row.id
  }

  private row(id: string, { key, name, address, town, postcode, phone, email }: CataloguePlace): SiteRow {
    const outcode = postcode === null ? null : outcodeOf(postcode)
    return { id, organisationId: this.provider.id, key, name, address, town, postcode, outcode, phone, email }
  }
}

const fields = ['name', 'address', 'town', 'postcode', 'phone', 'email'] as const
