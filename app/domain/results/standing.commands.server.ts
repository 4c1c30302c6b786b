import { sql } from 'kysely'
import { inTransaction, type Context } from '~/kit/context.server'
import { evaluate, type Standing } from './evaluation'
import { placesWaiting } from './place.queries.server'
import { resultsOf } from './result.queries.server'

const AT_ONCE = 500

type Standings = readonly { id: string; providerId: string; cycleId: string; standing: Standing }[]

/** Writes down how places stand; what was prepared for them stays. */
export async function keepStandings(ctx: Context, places: Standings) {
  if (places.length === 0) return
  await sql`
    insert into prepared_decision (choice_id, provider_id, cycle_id, standing, judged_at)
    select place.id, place."providerId", place."cycleId", place.standing, ${ctx.now}
    from json_to_recordset(${JSON.stringify(places)}::json)
      as place (id uuid, "providerId" uuid, "cycleId" uuid, standing text)
    on conflict (choice_id) do update set standing = excluded.standing, judged_at = excluded.judged_at`.execute(ctx.db)
}

/** Judges the places of a provider anew, by the results its staff may see; all of them, or those of some learners. */
export function judgePlaces(
  ctx: Context,
  { cycleId, learnerIds }: { cycleId: string; learnerIds?: readonly string[] },
) {
  const providerId = ctx.actor.organisationId ?? ''
  return inTransaction(ctx, async (ctx) => {
    let judged = 0
    for (let after: string | null = null; ;) {
      const places = await placesWaiting(
        ctx,
        { cycleId, providerId, after, ...(learnerIds ? { learnerIds } : {}) },
        AT_ONCE,
      )
      const results = await resultsOf(
        ctx,
        cycleId,
        places.map(({ learnerId }) => learnerId),
      )
      await keepStandings(
        ctx,
        places.map(({ id, learnerId, conditions }) => ({
          ...{ id, providerId, cycleId },
          standing: evaluate(conditions, results.get(learnerId) ?? []).standing,
        })),
      )
      judged += places.length
      after = places.at(-1)?.id ?? null
      if (places.length < AT_ONCE) return judged
    }
  })
}
