import { wardsOfArea } from '~/domain/wards/ward.queries.server'
import type { Context } from '~/kit/context.server'

const PLACES_AT_MOST = 1000

/** The schools, authorities and wards of the area, by name, to narrow a caseload by. */
export async function placesOfCaseloads(ctx: Context) {
  const places = await ctx.db
    .selectFrom('organisation')
    .select(['id', 'kind', 'name'])
    .where('areaId', '=', ctx.actor.areaId)
    .where('kind', 'in', ['school', 'authority'])
    .where('status', '!=', 'closed')
    .orderBy('name')
    .orderBy('id')
    .limit(PLACES_AT_MOST)
    .execute()
  const options = (kind: string) =>
    places.filter((place) => place.kind === kind).map(({ id, name }) => ({ value: id, text: name }))
  const wards = await wardsOfArea(ctx)
  return {
    ...{ schools: options('school'), authorities: options('authority') },
    wards: wards.map(({ code, name }) => ({ value: code, text: name })),
  }
}
