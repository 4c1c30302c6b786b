import { addOrganisation, settleOrganisation } from '~/domain/accounts/organisation.commands.server'
import { importEstablishments } from '~/domain/accounts/establishment.commands.server'
import { authoritiesByCode } from '~/domain/accounts/establishment.queries.server'
import { openArea } from '~/domain/areas/area.commands.server'
import { openCycle } from '~/domain/cycles/cycle.commands.server'
import { addSchoolHoliday } from '~/domain/cycles/holiday.commands.server'
import type { Context } from '~/kit/context.server'
import { giasFile } from '../county/gias'
import type { PlacePlan } from '../county/organisations'
import { authorities } from '../county/places'
import { schoolHolidays, type Season } from '../season'
import type { Files } from './files.server'
import { actingAs, atOnce } from './play.server'
import type { World } from './world.server'

export const area = { name: 'Marlshire', slug: 'marlshire' }

/** Who works for the whole county. */
export const services = [
  { slug: 'marlshire-connexions', name: 'Marlshire Connexions' },
  { slug: 'marlshire-pathways-partnership', name: 'Marlshire Pathways Partnership' },
  { slug: 'onward-support-desk', name: 'Onward support desk' },
] as const

/** The county itself: schools and colleges from the register, the others by hand, one area with its calendar. */
export async function openCounty(
  ctx: Context,
  world: World,
  places: readonly PlacePlan[],
  season: Season,
  files: Files,
) {
  await importEstablishments(ctx, await files.received('gias.csv', giasFile(places)))
  const codes = Object.values(authorities).map(({ code }) => code)
  const authorityIds = [...(await authoritiesByCode(ctx, codes)).values()]
  world.areaId = await openArea(ctx, { ...area, authorityIds })
  await openCalendar(ctx, world, season)

  const authorityIdOf = await authoritiesByCode(ctx, codes)
  await atOnce(
    ctx,
    places.filter(({ urn }) => urn === null),
    (place) => addTrainer(ctx, world, place, authorityIdOf),
  )
  await world.learnOrganisations(ctx, places)
  await atOnce(
    ctx,
    places.filter(({ urn }) => urn !== null),
    (place) => settle(ctx, world, place),
  )
  for (const { slug, name } of services) {
    world.organisations.set(slug, await addOrganisation(ctx, { kind: 'service', name, slug, areaId: world.areaId }))
  }
}

async function openCalendar(ctx: Context, world: World, season: Season) {
  for (const year of [season.year - 1, season.year]) {
    await openCycle(ctx, world.areaId, year)
    for (const holiday of schoolHolidays(year)) await addSchoolHoliday(ctx, world.areaId, holiday)
  }
}

function addTrainer(ctx: Context, world: World, place: PlacePlan, authorityIdOf: Map<string, string>) {
  const [site] = place.sites
  return addOrganisation(ctx, {
    kind: 'training-provider',
    name: place.name,
    slug: place.slug,
    areaId: world.areaId,
    authorityId: authorityIdOf.get(authorities[place.authority].code) ?? null,
    ukprn: place.ukprn,
    takesApplications: true,
    summary: place.about,
    website: `https://${place.slug}.example`,
    email: site?.email ?? null,
    phone: site?.phone ?? null,
    address: site?.street ?? null,
    town: site?.town ?? null,
    postcode: site?.postcode ?? null,
  })
}

function settle(ctx: Context, world: World, place: PlacePlan) {
  return settleOrganisation(ctx, world.organisation(place.slug), {
    areaId: world.areaId,
    takesApplications: place.profile !== null,
    summary: place.about,
    email: place.sites[0]?.email ?? null,
  })
}

/** The same context at another moment. */
export function at(ctx: Context, now: Date): Context {
  return actingAs(ctx, ctx.actor, now)
}
