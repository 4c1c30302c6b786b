import { mustBeAllowed } from '~/access/guard.server'
import { neighboursVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { MOST_NEIGHBOURS } from './neighbour'

const PULLED_AT_MOST = 5_000
const FINDINGS_SHOWN = 100

/** The neighbouring areas whose files are fetched tonight. */
export function neighboursToPull(ctx: Context) {
  return neighboursVisibleTo(ctx)
    .select('neighbour.id')
    .where('neighbour.url', 'is not', null)
    .orderBy('neighbour.id')
    .limit(PULLED_AT_MOST)
    .execute()
}

/** The neighbours of the coordinator's area, and how it went with each. */
export function neighboursKept(ctx: Context) {
  mustBeAllowed(ctx, 'neighbour.keep', { areaId: ctx.actor.areaId })
  return neighboursVisibleTo(ctx)
    .select(['neighbour.id', 'neighbour.name', 'neighbour.url', 'neighbour.courses', 'neighbour.takenAt'])
    .select(['neighbour.triedAt', 'neighbour.outcome', 'neighbour.isHeld'])
    .select((eb) =>
      eb
        .selectFrom('intakeFinding')
        .select((eb) => eb.fn.countAll<number>().as('findings'))
        .whereRef('intakeFinding.intakeId', '=', 'neighbour.lastIntakeId')
        .as('findings'),
    )
    .orderBy('neighbour.name')
    .limit(MOST_NEIGHBOURS)
    .execute()
}

/** One neighbour with what the last file of it was found to say. */
export async function findNeighbour(ctx: Context, id: string) {
  mustBeAllowed(ctx, 'neighbour.keep', { areaId: ctx.actor.areaId })
  const row = await neighboursVisibleTo(ctx)
    .select(['neighbour.id', 'neighbour.name', 'neighbour.url', 'neighbour.attribution', 'neighbour.courses'])
    .select(['neighbour.takenAt', 'neighbour.triedAt', 'neighbour.outcome', 'neighbour.isHeld'])
    .where('neighbour.id', '=', id)
    .executeTakeFirst()
  return orNotFound(row, 'neighbour')
}

/** What was found in the last file of a neighbour, in its order. */
export async function findingsOfNeighbour(ctx: Context, id: string) {
  const rows = await neighboursVisibleTo(ctx)
    .innerJoin('intakeFinding', 'intakeFinding.intakeId', 'neighbour.lastIntakeId')
    .select(['intakeFinding.severity', 'intakeFinding.line', 'intakeFinding.item', 'intakeFinding.field'])
    .select(['intakeFinding.received', 'intakeFinding.advice'])
    .where('neighbour.id', '=', id)
    .orderBy('intakeFinding.position')
    .limit(FINDINGS_SHOWN + 1)
    .execute()
  return { findings: rows.slice(0, FINDINGS_SHOWN), hasMore: rows.length > FINDINGS_SHOWN }
}
