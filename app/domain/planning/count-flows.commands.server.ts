import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { choiceFacts, districtOfLearner } from './choice-facts.queries.server'
import type { Counted } from './counted'
import { addedUp, bandOf, type Journey } from './flow'

/** Counts who comes from where: the area's own learners wherever they apply, and everybody who applies to its providers. */
export async function countFlows(ctx: Context, { cycle, countedTo, until }: Counted) {
  const { rows } = await sql<Journey>`
    ${choiceFacts(cycle.startsOn, until)}, met as (
      select learner_id, provider_id, bool_or(is_held) as is_held, bool_or(is_enrolled) as is_enrolled,
        (array_agg(run_id order by is_enrolled desc, is_held desc, preference, id))[1] as run_id
      from facts group by learner_id, provider_id
    )
    select coalesce(learner.area_id = ${cycle.areaId}, false) as "isOwn", learner.authority_id as "homeAuthorityId", ${districtOfLearner} as home,
      met.provider_id as "providerId",
      coalesce(site.outcode, substring(provider.postcode from '^[A-Z]{1,2}[0-9][A-Z0-9]?(?= )'), '') as outcode,
      count(*)::int as applied, (count(*) filter (where met.is_held))::int as accepted,
      (count(*) filter (where met.is_enrolled))::int as enrolled
    from met
    join learner on learner.id = met.learner_id
    join organisation provider on provider.id = met.provider_id
    join course_run run on run.id = met.run_id
    left join site on site.id = run.site_id
    where learner.area_id = ${cycle.areaId} or provider.area_id = ${cycle.areaId}
    group by 1, 2, 3, 4, 5
    order by 1, 2, 3, 4, 5`.execute(ctx.db)
  const lines = addedUp(rows.map((row) => ({ ...row, band: bandOf(row.home, row.outcode) })))
  await ctx.db.deleteFrom('flowLine').where('areaId', '=', cycle.areaId).where('cycleId', '=', cycle.id).execute()
  await sql`
    insert into flow_line (area_id, cycle_id, is_own, home_authority_id, provider_id, band, counted_to, applied, accepted, enrolled)
    select ${cycle.areaId}, ${cycle.id}, "isOwn", "homeAuthorityId", "providerId", band, ${countedTo}::date, applied, accepted, enrolled
    from json_to_recordset(${JSON.stringify(lines)}::json) as line
      ("isOwn" boolean, "homeAuthorityId" uuid, "providerId" uuid, band text, applied int, accepted int, enrolled int)`.execute(
    ctx.db,
  )
}
