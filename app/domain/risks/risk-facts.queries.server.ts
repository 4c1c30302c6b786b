import { sql, type RawBuilder } from 'kysely'
import { endedWithoutAPlace, openOffers, statesWith } from '~/domain/applications/choice.states'
import { cyclesOf } from '~/domain/cycles/cycle.queries.server'
import { cycleAt } from '~/domain/cycles/cycle'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { isIndicatorCode, type Points, type RiskDays, type RiskFacts } from './risk'

const OF_ONE_SCHOOL = 3000
const SCHOOLS_AT_MOST = 2000
const ROWS_OF_POINTS = 1000
/** How long after applying has opened somebody should have an account, and how long before the last day an application. */
const ACCOUNT_DAYS = 28
const APPLICATION_DAYS = 28

type Row = Omit<
  RiskFacts,
  'attendance' | 'sen' | 'hasFreeMeals' | 'isLookedAfter' | 'hasOtherLanguage' | 'exclusion'
> & {
  learnerId: string
  yearGroup: number
  needs: Record<string, string>
}

export type Known = { learnerId: string; yearGroup: number; facts: RiskFacts }

/** What the record knows of the learners of Years 10 and 11 on a school's roll. */
export function factsOfSchool(ctx: Context, schoolId: string, cycleId: string | null): Promise<Known[]> {
  return factsWhere(ctx, cycleId, sql`roll.school_id = ${schoolId} and roll.year_group in (10, 11)`)
}

/** The same of one learner, whatever the year. */
export async function factsOfLearner(ctx: Context, learnerId: string, cycleId: string | null) {
  const [known] = await factsWhere(ctx, cycleId, sql`roll.learner_id = ${learnerId}`)
  return known
}

async function factsWhere(ctx: Context, cycleId: string | null, where: RawBuilder<unknown>): Promise<Known[]> {
  const today = londonDay(ctx.now)
  const { rows } = await sql<Row>`
    select roll.learner_id as "learnerId", roll.year_group as "yearGroup",
      coalesce((select json_object_agg(need.kind, need.value) from learner_need need
        where need.learner_id = roll.learner_id and need.ended_at is null), '{}') as needs,
      coalesce((select json_agg(json_build_object('code', one.code, 'isSensitive', known.is_sensitive) order by one.code)
        from learner_characteristic one join characteristic_code known on known.code = one.code
        where one.learner_id = roll.learner_id and one.from_on <= ${today}
          and (one.until_on is null or one.until_on >= ${today})), '[]') as circumstances,
      (select activity.code from activity where activity.learner_id = roll.learner_id and activity.status = 'confirmed'
        and activity.ended_at is null limit 1) as "activityCode",
      exists (select from account where account.learner_id = roll.learner_id) as "hasAccount",
      coalesce((select array_agg(distinct alert.kind) from attendance_alert alert
        where alert.learner_id = roll.learner_id and alert.closed_on is null), '{}') as alerts,
      tally.*
    from roll_entry roll
    join learner on learner.id = roll.learner_id and learner.merged_into_id is null
    cross join lateral (
      select count(*) filter (where choice.sent_at is not null)::int as sent,
        count(*) filter (where choice.state = any (${statesWith('guaranteeCounts')}))::int as offers,
        count(*) filter (where choice.state = any (${openOffers}))::int as unanswered,
        count(*) filter (where choice.sent_at is not null and choice.state = any (${endedWithoutAPlace}))::int as ended,
        count(*) filter (where choice.state = 'did_not_attend')::int as "notArrived",
        count(*) filter (where choice.state = 'enrolled')::int as enrolled
      from application join choice on choice.application_id = application.id
      where application.learner_id = roll.learner_id and application.cycle_id = ${cycleId}) tally
    where roll.left_on is null and ${where}
    order by roll.learner_id limit ${OF_ONE_SCHOOL}`.execute(ctx.db)
  return rows.map(({ learnerId, yearGroup, needs, ...row }) => ({
    learnerId,
    yearGroup,
    facts: {
      ...row,
      attendance: needs.attendance === undefined ? null : Number(needs.attendance),
      sen: needs.sen ?? null,
      hasFreeMeals: needs['free-meals'] === 'yes',
      isLookedAfter: needs['looked-after'] === 'yes',
      hasOtherLanguage: needs['first-language'] === 'other',
      exclusion: needs.exclusion ?? null,
    },
  }))
}

/** The points of an area on a day: its own where it has set them, else the general ones. */
export async function pointsOn(ctx: Context, areaId: string, day: string): Promise<Points> {
  const rows = await ctx.db
    .selectFrom('riskIndicator')
    .select(['code', 'points'])
    .where('validFrom', '<=', day)
    .where((eb) => eb.or([eb('areaId', 'is', null), eb('areaId', '=', areaId)]))
    // The last one wins: the newest of the area after the newest of all.
    .orderBy('areaId', (order) => order.asc().nullsFirst())
    .orderBy('validFrom')
    .orderBy('code')
    .limit(ROWS_OF_POINTS)
    .execute()
  return Object.fromEntries(rows.flatMap(({ code, points }) => (isIndicatorCode(code) ? [[code, points]] : [])))
}

/** What the calendar of an area asks for on a day, of the year group that applies. */
export async function askedOn(ctx: Context, areaId: string): Promise<RiskDays & { cycleId: string | null }> {
  const today = londonDay(ctx.now)
  const cycle = cycleAt(await cyclesOf(ctx, areaId), ctx.now)
  const opened = cycle?.dates['applications-open']
  const applyBy = cycle?.dates['apply-by']
  return {
    cycleId: cycle?.id ?? null,
    asksForAccount: opened !== undefined && today >= addDays(opened, ACCOUNT_DAYS),
    asksForApplication: applyBy !== undefined && today >= addDays(applyBy, -APPLICATION_DAYS),
  }
}

/** The schools of each area that have a roll. */
export function schoolsWithRolls(ctx: Context) {
  return ctx.db
    .selectFrom('organisation')
    .select(['organisation.id', 'organisation.areaId'])
    .where('organisation.areaId', 'is not', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('rollEntry')
          .select(sql.lit(1).as('one'))
          .whereRef('rollEntry.schoolId', '=', 'organisation.id')
          .where('rollEntry.leftOn', 'is', null)
          .where('rollEntry.yearGroup', 'in', [10, 11]),
      ),
    )
    .orderBy('organisation.areaId')
    .orderBy('organisation.id')
    .limit(SCHOOLS_AT_MOST)
    .execute()
}
