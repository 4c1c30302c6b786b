import type { Context } from '~/kit/context.server'

export type SiteRow = {
  id: string
  organisationId: string
  key: string
  name: string
  address: string | null
  town: string | null
  postcode: string | null
  outcode: string | null
  phone: string | null
  email: string | null
}

/** Writes sites as they are now; part of the deed that calls it. */
export async function saveSites(ctx: Context, rows: SiteRow[]): Promise<void> {
  if (rows.length === 0) return
  await ctx.db
    .insertInto('site')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        address: eb.ref('excluded.address'),
        town: eb.ref('excluded.town'),
        postcode: eb.ref('excluded.postcode'),
        outcode: eb.ref('excluded.outcode'),
        phone: eb.ref('excluded.phone'),
        email: eb.ref('excluded.email'),
      })),
    )
    .execute()
}
