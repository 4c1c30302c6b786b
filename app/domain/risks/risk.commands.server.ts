import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { NotFound, Refusal } from '~/kit/errors'
import { pointsOf, riskLines, type IndicatorCode } from './risk'
import { askedOn, factsOfSchool, pointsOn, schoolsWithRolls } from './risk-facts.queries.server'
import type { PointsForm } from './risk.schemas'

/**
 * Each night: counts the points of everybody in Years 10 and 11, school by school. A second time in a night changes nothing, and
 * a night that was cut off goes on with the next.
 */
export async function countRisks(ctx: Context): Promise<number> {
  let counted = 0
  for (const { id: schoolId, areaId } of await schoolsWithRolls(ctx)) {
    if (areaId) counted += await inTransaction(ctx, (ctx) => countSchool(ctx, schoolId, areaId))
  }
  return counted
}

async function countSchool(ctx: Context, schoolId: string, areaId: string): Promise<number> {
  const today = londonDay(ctx.now)
  const { cycleId, ...days } = await askedOn(ctx, areaId)
  const points = await pointsOn(ctx, areaId, today)
  const known = await factsOfSchool(ctx, schoolId, cycleId)
  const rows = known.map(({ learnerId, yearGroup, facts }) => {
    // Nobody of Year 10 is asked to apply.
    const asked = yearGroup === 11 ? days : { asksForAccount: false, asksForApplication: false }
    const lines = riskLines(facts, points, asked)
    const open = lines.filter(({ isConfidential }) => !isConfidential)
    return { learnerId, yearGroup, points: pointsOf(lines), openPoints: pointsOf(open), lines }
  })
  const told = JSON.stringify(rows)
  await sql`
    insert into learner_risk (learner_id, area_id, school_id, points, open_points, lines, counted_on)
    select "learnerId", ${areaId}, ${schoolId}, points, "openPoints", lines, ${today}
    from jsonb_to_recordset(${told}::jsonb) as new ("learnerId" uuid, points int, "openPoints" int, lines jsonb)
    on conflict (learner_id) do update set area_id = excluded.area_id, school_id = excluded.school_id,
      points = excluded.points, open_points = excluded.open_points, lines = excluded.lines, counted_on = excluded.counted_on`.execute(
    ctx.db,
  )
  // Who is not on this roll any more is not on its list: another school counts them, or nobody does.
  await sql`
    delete from learner_risk where school_id = ${schoolId}
      and not exists (select from jsonb_to_recordset(${told}::jsonb) as new ("learnerId" uuid)
        where new."learnerId" = learner_risk.learner_id)`.execute(ctx.db)
  await keepForLater(ctx, areaId, told)
  return rows.length
}

/** In autumn from November on and in spring from February on, the list of Year 11 is kept as it stands that night. */
async function keepForLater(ctx: Context, areaId: string, told: string) {
  const today = londonDay(ctx.now)
  const month = Number(today.slice(5, 7))
  const taken = month >= 11 ? 'autumn' : month >= 2 && month <= 6 ? 'spring' : null
  if (taken === null) return
  const season = Number(today.slice(0, 4)) + (month >= 9 ? 1 : 0)
  await sql`
    insert into risk_record (learner_id, season, taken, area_id, points, taken_on)
    select "learnerId", ${season}, ${taken}, ${areaId}, points, ${today}
    from jsonb_to_recordset(${told}::jsonb) as new ("learnerId" uuid, "yearGroup" int, points int)
    where "yearGroup" = 11
    on conflict do nothing`.execute(ctx.db)
}

/** Says how many points something counts in the area from a day on. What was counted before stays as it was. */
export function setPoints(ctx: Context, code: IndicatorCode, { points, fromOn }: PointsForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { areaId } = ctx.actor
    if (!areaId) throw new NotFound('area')
    mustBeAllowed(ctx, 'risk.decide', { areaId })
    if (fromOn < londonDay(ctx.now)) throw new Refusal('day-is-over', 'Choose today or a later day.', 'fromOn')
    const before = await pointsOn(ctx, areaId, fromOn)
    const id = newId()
    await ctx.db
      .insertInto('riskIndicator')
      .values({ id, areaId, code, points, validFrom: fromOn, setById: ctx.actor.id, setAt: ctx.now })
      .onConflict((conflict) =>
        conflict
          .expression(sql`coalesce(area_id, '00000000-0000-0000-0000-000000000000'), code, valid_from`)
          .doUpdateSet({ points, setById: ctx.actor.id, setAt: ctx.now }),
      )
      .execute()
    const particulars = { code, before: before[code] ?? 0, after: points, fromOn }
    await record(ctx, 'risk.points-set', { type: 'area', id: areaId }, particulars)
  })
}
