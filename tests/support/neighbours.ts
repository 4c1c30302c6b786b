import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { addNeighbour } from '~/domain/neighbours/neighbour.commands.server'
import { takeNeighbourFile, type Taking } from '~/domain/neighbours/neighbour-file.commands.server'
import { systemContext, type Context } from '~/kit/context.server'
import { aTown, FRIDAY, type Town } from './admissions'
import { fileOf, type CourseTold } from './catalogues'

/** A course of another area, with a page of its own there. */
export function atHome(id: string, title: string, inside = ''): CourseTold {
  return { id, title, inside: `<mlo:url>https://home.example/${id}</mlo:url>${inside}` }
}

/** Somebody who coordinates an area. */
export async function aCoordinatorOf(db: Kysely<DB>, town?: Town): Promise<{ coordinator: Context; town: Town }> {
  const own = town ?? (await aTown(db))
  const ctx = systemContext(db, FRIDAY)
  return { coordinator: { ...ctx, actor: { ...ctx.actor, role: 'coordinator', areaId: own.areaId } }, town: own }
}

/** Dunshire, which sends its files by hand. */
export async function aNeighbour(db: Kysely<DB>, { name = 'Dunshire', town }: { name?: string; town?: Town } = {}) {
  const { coordinator, town: own } = await aCoordinatorOf(db, town)
  const attribution = `${name} Council, Open Government Licence v3.0`
  const neighbourId = await addNeighbour(coordinator, { name, url: null, attribution })
  const take = async (text: string, taking: Taking = { mayRemoveMany: false }) =>
    takeNeighbourFile(coordinator, neighbourId, await fileOf(text), taking)
  return { coordinator, neighbourId, town: own, take }
}
