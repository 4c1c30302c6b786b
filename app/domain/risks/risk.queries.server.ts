import { sql } from 'kysely'
import { isNameOnly } from '~/access/people-scopes.server'
import { risksVisibleTo } from '~/access/risk-scopes.server'
import { schoolStaff } from '~/access/roles'
import { learnersVisibleTo } from '~/access/scopes.server'
import { settingsOf } from '~/domain/areas/area.queries.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { NotFound, orNotFound } from '~/kit/errors'
import { pageOf, valuesAt } from '~/kit/keyset.server'
import { isIndicatorCode, pointsOf, riskLines, type Outcome, type RiskLine } from './risk'
import { askedOn, factsOfLearner, pointsOn } from './risk-facts.queries.server'
import { keptLines } from './risk.schemas'

export const PAGE_SIZE = 50
const SCHOOLS_AT_MOST = 500
const SEASONS_AT_MOST = 20

/** Whether the viewer may read the lines that are for advisers alone. */
export function readsConfidential(ctx: Context): boolean {
  return ctx.actor.role === 'adviser' || ctx.actor.role === 'system'
}

/** Learners by their points, most first: those of the viewer's school, or of the area. It costs what its page costs. */
export async function riskPage(
  ctx: Context,
  { schoolId = null, after = null }: { schoolId?: string | null; after?: string | null },
) {
  const isSchool = schoolStaff.some((role) => role === ctx.actor.role)
  const column = isSchool ? ('learnerRisk.openPoints' as const) : ('learnerRisk.points' as const)
  const [points, afterId] = valuesAt(after, 2) ?? []
  const rows = await risksVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'learnerRisk.learnerId')
    .leftJoin('organisation as school', 'school.id', 'learnerRisk.schoolId')
    .select(['learner.id as learnerId', 'learner.givenNames', 'learner.familyName', 'school.name as schoolName'])
    .select([`${column} as points`, 'learnerRisk.lines', 'learnerRisk.countedOn'])
    .where(column, '>', 0)
    .$if(schoolId !== null, (query) => query.where('learnerRisk.schoolId', '=', schoolId))
    .$if(afterId !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb(column, '<', Number(points)),
          eb.and([eb(column, '=', Number(points)), eb('learnerRisk.learnerId', '>', afterId ?? '')]),
        ]),
      ),
    )
    .orderBy(column, 'desc')
    .orderBy('learnerRisk.learnerId')
    .limit(PAGE_SIZE + 1)
    .execute()
  const page = pageOf(rows, PAGE_SIZE, (row) => [row.points, row.learnerId])
  return { ...page, rows: page.rows.map(({ lines, ...row }) => ({ ...row, lines: readable(ctx, kept(lines)) })) }
}

/** Why one learner is on the list, counted at this moment. */
export async function findRisk(ctx: Context, learnerId: string) {
  const learner = orNotFound(
    await learnersVisibleTo(ctx)
      .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'learner.areaId'])
      .where('learner.id', '=', learnerId)
      .where((eb) => (readsConfidential(ctx) ? eb.not(isNameOnly(eb.ref('learner.id'))) : eb.and([])))
      .executeTakeFirst(),
    'learner',
  )
  const { areaId } = learner
  if (!areaId) throw new NotFound('area')
  const { cycleId, ...days } = await askedOn(ctx, areaId)
  const known = await factsOfLearner(ctx, learnerId, cycleId)
  const asked = known?.yearGroup === 11 ? days : { asksForAccount: false, asksForApplication: false }
  const points = await pointsOn(ctx, areaId, londonDay(ctx.now))
  const lines = known ? readable(ctx, riskLines(known.facts, points, asked)) : []
  return { learner, lines, points: pointsOf(lines), limits: await settingsOf(ctx, areaId) }
}

function readable(ctx: Context, lines: readonly RiskLine[]) {
  return lines.filter(({ isConfidential }) => !isConfidential || readsConfidential(ctx))
}

function kept(lines: unknown): RiskLine[] {
  return keptLines.parse(lines).flatMap(({ code, ...line }) => (isIndicatorCode(code) ? [{ ...line, code }] : []))
}

export type SchoolRisk = { schoolId: string; school: string; all: number; additional: number; substantial: number }

/** How many of each school have how many points: counts for a coordinator. */
export async function riskBySchool(ctx: Context, areaId: string): Promise<SchoolRisk[]> {
  const { riskAdditional, riskSubstantial } = await settingsOf(ctx, areaId)
  return risksVisibleTo(ctx)
    .innerJoin('organisation as school', 'school.id', 'learnerRisk.schoolId')
    .select(['school.id as schoolId', 'school.name as school'])
    .select((eb) => [
      sql<number>`${eb.fn.countAll()}::int`.as('all'),
      sql<number>`(count(*) filter (where learner_risk.points >= ${riskAdditional} and learner_risk.points < ${riskSubstantial}))::int`.as(
        'additional',
      ),
      sql<number>`(count(*) filter (where learner_risk.points >= ${riskSubstantial}))::int`.as('substantial'),
    ])
    .groupBy(['school.id', 'school.name'])
    .orderBy('school.name')
    .orderBy('school.id')
    .limit(SCHOOLS_AT_MOST)
    .execute()
}

/** What became of those on the lists of former years: without education, work or training on the first of March after. */
export async function outcomesOf(ctx: Context, areaId: string) {
  const { riskAdditional } = await settingsOf(ctx, areaId)
  const { rows } = await sql<Outcome & { season: number; taken: string }>`
    select record.season, record.taken, count(*)::int as all,
      count(*) filter (where record.points >= ${riskAdditional})::int as listed,
      count(*) filter (where record.points >= ${riskAdditional} and became.is_neet)::int as "listedNeet",
      count(*) filter (where became.is_neet)::int as neet
    from risk_record record
    cross join lateral (
      select coalesce(bool_or(code.is_neet), false) as is_neet
      from activity join activity_code code on code.code = activity.code
      where activity.learner_id = record.learner_id and activity.status = 'confirmed'
        and activity.started_on <= make_date(record.season + 1, 3, 1)
        and (activity.ended_at is null or activity.ended_at >= make_date(record.season + 1, 3, 1))) became
    where record.area_id = ${areaId} and make_date(record.season + 1, 3, 1) <= ${londonDay(ctx.now)}
    group by record.season, record.taken order by record.season desc, record.taken limit ${SEASONS_AT_MOST}`.execute(
    ctx.db,
  )
  return rows
}
