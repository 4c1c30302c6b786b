import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { openOffers, statesWith } from '../applications/choice.states'
import { answerDaysOf, releaseDaysOf } from '~/domain/clocks/running-clock.queries.server'
import { dueDaysOf } from '~/domain/requests/request-clock.queries.server'
import type { SettingName } from '../areas/setting'
import type { KeyDateName } from '../cycles/cycle'
import { closuresOf, currentCycle, cyclesOf, findCycle } from '../cycles/cycle.queries.server'
import { closuresAfter } from '../cycles/holiday'
import { clocksThatMove, type Closure } from '../cycles/working-day'
import { afterHolidaysChanged } from '../offers/reply-day'
import { daysAfterCommonDay, replyDaysOf, type ReplyDaysAfter } from '../offers/reply-day.queries.server'
import { effectsOf, linesOfDate, linesOfSetting, type CycleCounts, type Effect } from './calendar-effect'

/** Who is affected when a key date moves to another day, counted as it would happen now. */
export async function effectsOfDate(ctx: Context, cycleId: string, name: KeyDateName, day: string): Promise<Effect[]> {
  const { areaId, dates } = await findCycle(ctx, cycleId)
  mustBeAllowed(ctx, 'cycle.open', { areaId })
  const effects = effectsOf(linesOfDate[name], await countsOf(ctx, areaId, cycleId))
  const before = dates[name]
  if (name === 'reply-by' && before !== undefined) {
    const change = await daysAfterCommonDay(ctx, { cycleId, before, after: day })
    return [{ what: 'Offers whose last day to reply moves', count: await offersMoved(ctx, change) }, ...effects]
  }
  if (name === 'prospectus-opens' || name === 'applications-open') {
    return [{ what: startsWords[name], count: await startsMoved(ctx, cycleId, name) }, ...effects]
  }
  return effects
}

/** Who is affected when a setting changes. */
export async function effectsOfSetting(ctx: Context, areaId: string, name: SettingName): Promise<Effect[]> {
  mustBeAllowed(ctx, 'area.decide', { areaId })
  const { id } = await currentCycle(ctx, areaId)
  return effectsOf(linesOfSetting[name], await countsOf(ctx, areaId, id))
}

/** Whose clocks are worked out again when a holiday is changed, added (`known` is null) or taken away (`wanted` is null). */
export async function effectsOfHoliday(
  ctx: Context,
  areaId: string,
  known: Closure | null,
  wanted: Closure | null,
): Promise<Effect[]> {
  mustBeAllowed(ctx, 'cycle.open', { areaId })
  const today = londonDay(ctx.now)
  const before = await closuresOf(ctx, areaId)
  const closures = { before, after: closuresAfter(before, known, wanted) }
  const moved = (days: { day: string; count: number }[]) => {
    const moving = clocksThatMove(
      days.map(({ day }) => day),
      today,
      closures,
    ).map((clock) => clock.before)
    return days.reduce((total, { day, count }) => total + (moving.includes(day) ? count : 0), 0)
  }
  const movedLater = (days: { day: string; count: number }[]) => {
    const later = clocksThatMove(
      days.map(({ day }) => day),
      today,
      closures,
    ).filter(({ before, after }) => after > before)
    return days.reduce((total, { day, count }) => total + (later.some(({ before }) => before === day) ? count : 0), 0)
  }
  const cycleIds = (await cyclesOf(ctx, areaId)).map(({ id }) => id)
  return [
    { what: 'Applications whose day to be answered moves', count: moved(await answerDaysOf(ctx, areaId)) },
    { what: 'Applications whose day to leave the school moves', count: moved(await releaseDaysOf(ctx, areaId)) },
    {
      what: 'Questions whose last day to answer moves to a later day',
      count: movedLater(await dueDaysOf(ctx, areaId)),
    },
    {
      what: 'Offers whose last day to reply moves to a later day',
      count: await offersMoved(ctx, {
        cycleIds,
        dayAfter: (replyBy) => afterHolidaysChanged(replyBy, today, closures),
      }),
    },
  ]
}

async function offersMoved(ctx: Context, { cycleIds, dayAfter }: ReplyDaysAfter) {
  const days = await replyDaysOf(ctx, cycleIds)
  return days.reduce((total, { replyBy, offers }) => total + (dayAfter(replyBy) === replyBy ? 0 : offers), 0)
}

const startsWords = {
  'prospectus-opens': 'Course starts whose day to appear moves',
  'applications-open': 'Course starts whose first day to apply moves',
}

/** The starts that wait for the day which is about to move. */
async function startsMoved(ctx: Context, cycleId: string, name: keyof typeof startsWords): Promise<number> {
  const waits =
    name === 'prospectus-opens'
      ? sql`run.status = 'draft' and run.publish_on is not null`
      : sql`run.status <> 'withdrawn' and run.apply_from = key_date.falls_on`
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
    from cycle
    join key_date on key_date.cycle_id = cycle.id and key_date.name = ${name}
    join organisation provider on provider.area_id = cycle.area_id
    join course on course.provider_id = provider.id
    join course_run run on run.course_id = course.id
    where cycle.id = ${cycleId} and ${waits}
      and run.starts_on >= make_date(extract(year from cycle.starts_on)::int + 1, 8, 1)
      and run.starts_on < make_date(extract(year from cycle.starts_on)::int + 2, 8, 1)`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

async function countsOf(ctx: Context, areaId: string, cycleId: string): Promise<CycleCounts> {
  const { rows } = await sql<CycleCounts>`
    select (count(distinct learner_id) filter (where state = 'draft'))::int as "learnersWithDrafts",
      (count(distinct learner_id) filter (where state = 'with_school'))::int as "learnersWithSchool",
      (count(*) filter (where state = any (${statesWith('clockRuns')}::choice_state[])))::int as "choicesWaiting",
      (count(distinct provider_id) filter (where state = 'overdue'))::int as "providersOverdue",
      (count(distinct learner_id) filter (where state = any (${openOffers}::choice_state[])))::int as "learnersWithOffers",
      (count(*) filter (where state = 'accepted_conditional'))::int as "conditionalPlaces",
      (select count(*) from roll_entry join organisation school on school.id = roll_entry.school_id
        where school.area_id = ${areaId} and roll_entry.left_on is null and roll_entry.year_group = 11)::int as "yearEleven",
      (select count(*) from organisation where area_id = ${areaId} and takes_applications)::int as providers
    from choice where cycle_id = ${cycleId}`.execute(ctx.db)
  const [counts] = rows
  return counts ?? nobody
}

const nobody: CycleCounts = {
  learnersWithDrafts: 0,
  learnersWithSchool: 0,
  choicesWaiting: 0,
  providersOverdue: 0,
  learnersWithOffers: 0,
  conditionalPlaces: 0,
  yearEleven: 0,
  providers: 0,
}
