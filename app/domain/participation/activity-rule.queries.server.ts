import { sql } from 'kysely'
import { activitiesToCount } from '~/access/caseload-scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { ruleOn } from './activity.queries.server'
import type { RuleTerms } from './activity-rule'

const CODES_AT_MOST = 200
const RULES_AT_MOST = 100

/** Every code in use with the rule of today, and the day of the next change. */
export function rulesOfToday(ctx: Context) {
  const today = londonDay(ctx.now)
  return ctx.db
    .selectFrom('activityCode')
    .innerJoin('activityRule', (join) => join.on(ruleOn(today)))
    .select(['activityCode.code', 'activityCode.label', 'activityCode.family'])
    .select(['activityRule.currencyRule', 'activityRule.currencyMonths'])
    .select(['activityRule.needsReviewDate', 'activityRule.needsPredictedEnd'])
    .select((eb) =>
      eb
        .selectFrom('activityRule as next')
        .select((eb) => eb.fn.min('next.validFrom').as('on'))
        .whereRef('next.code', '=', 'activityCode.code')
        .where('next.validFrom', '>', today)
        .as('nextOn'),
    )
    .orderBy('activityCode.code')
    .limit(CODES_AT_MOST)
    .execute()
}

/** The code a rule is of. */
export async function codeOfRule(ctx: Context, ruleId: string): Promise<string> {
  const found = await ctx.db.selectFrom('activityRule').select('code').where('id', '=', ruleId).executeTakeFirst()
  return orNotFound(found, 'rule').code
}

/** One code with all its rules, the newest first. */
export async function findRules(ctx: Context, code: string) {
  const known = await ctx.db
    .selectFrom('activityCode')
    .select(['code', 'label', 'family'])
    .where('code', '=', code)
    .executeTakeFirst()
  const rules = await ctx.db
    .selectFrom('activityRule')
    .select(['id', 'currencyRule', 'currencyMonths', 'needsReviewDate', 'needsPredictedEnd', 'validFrom', 'validTo'])
    .where('code', '=', code)
    .orderBy('validFrom', 'desc')
    .limit(RULES_AT_MOST)
    .execute()
  return { ...orNotFound(known, 'activity'), rules }
}

/** How many current activities of a code would count on a day, as the rules stand and with another rule. */
export async function countedUnder(
  ctx: Context,
  code: string,
  { currencyRule, currencyMonths }: RuleTerms,
  day: string,
) {
  const days = sql`activity.started_on, activity.verified_on, activity.review_on, activity.predicted_end_on`
  const counts = await activitiesToCount(ctx)
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      sql<number>`count(*) filter (where coalesce(activity_lapses_under(activity.code, ${day}::date, ${days}), 'infinity') >= ${day}::date)`.as(
        'now',
      ),
      sql<number>`count(*) filter (where coalesce(activity_lapses_on(${currencyRule}, ${currencyMonths}::int, ${days}), 'infinity') >= ${day}::date)`.as(
        'then',
      ),
    ])
    .where('activity.code', '=', code)
    .executeTakeFirstOrThrow()
  return { all: Number(counts.all), now: Number(counts.now), then: Number(counts.then) }
}
