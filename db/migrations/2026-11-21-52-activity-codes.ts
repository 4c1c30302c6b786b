import { sql, type Kysely } from 'kysely'
import activityCodes from '../reference/activity-code.csv?raw'
import { referenceRows } from '../reference/rows'

/**
 * What a young person may be doing, by the codes of the national return, and how long each stays true. The day on which
 * an activity lapses is worked out whenever it is asked for, so that a changed rule counts for old rows too.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    insert into activity_code (code, label, family, headline_group, currency_rule, currency_months, needs_review_date,
      needs_predicted_end, is_neet, valid_from, valid_to)
    select code, label, family, headline_group, currency_rule, currency_months, needs_review_date = 'yes',
      needs_predicted_end = 'yes', is_neet = 'yes', valid_from, valid_to
    from json_to_recordset(${JSON.stringify(referenceRows(activityCodes))}::json) as row (code text, label text, family text,
      headline_group text, currency_rule text, currency_months int, needs_review_date text, needs_predicted_end text,
      is_neet text, valid_from date, valid_to date)`.execute(db)
  await sql`alter table activity_code alter column currency_rule set not null,
    add constraint activity_code_currency_rule check (currency_rule in ('academic-year', 'months', 'months-or-end', 'review', 'none'))`.execute(
    db,
  )

  // The same rule as app/domain/participation/currency.ts, for lists that are filtered by it; a test holds the two together.
  await sql`
    create function activity_lapses_on(rule text, months int, started_on date, verified_on date, review_on date, predicted_end_on date)
    returns date language sql immutable parallel safe as $$
      select least(predicted_end_on, case rule
        when 'academic-year' then make_date(extract(year from greatest(started_on, verified_on) + interval '4 months')::int, 8, 31)
        when 'months' then (greatest(started_on, verified_on) + make_interval(months => months))::date
        when 'months-or-end' then (greatest(started_on, verified_on) + make_interval(months => months))::date
        when 'review' then review_on + 28
      end) where rule <> 'none'
    $$`.execute(db)
}
