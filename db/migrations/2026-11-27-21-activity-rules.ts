import { sql, type Kysely } from 'kysely'

/**
 * How long an activity stays true, as dated rows: whether one counts on a day follows from the rule in force on that day, so that a
 * changed rule can be replayed. An activity learns where its word came from, and since when somebody has been out of work and learning.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table activity_rule (
      id uuid primary key default gen_random_uuid(),
      code text not null references activity_code,
      currency_rule text not null check (currency_rule in ('academic-year', 'months', 'months-or-end', 'review', 'none')),
      currency_months int check (currency_months between 1 and 60),
      needs_review_date boolean not null,
      needs_predicted_end boolean not null,
      valid_from date not null,
      valid_to date check (valid_to >= valid_from),
      constraint activity_rule_one_a_day exclude using gist (code with =, daterange(valid_from, valid_to, '[]') with &&),
      check ((currency_rule in ('months', 'months-or-end')) = (currency_months is not null))
    )`.execute(db)
  await sql`
    insert into activity_rule (code, currency_rule, currency_months, needs_review_date, needs_predicted_end, valid_from, valid_to)
    select code, currency_rule, currency_months, needs_review_date, needs_predicted_end, valid_from, valid_to
    from activity_code`.execute(db)

  // The last day on which an activity counts, by the rule in force on a day.
  await sql`
    create function activity_lapses_under(activity_code text, on_day date, started_on date, verified_on date, review_on date,
      predicted_end_on date)
    returns date language sql stable parallel safe as $$
      select activity_lapses_on(rule.currency_rule, rule.currency_months, started_on, verified_on, review_on, predicted_end_on)
      from activity_rule rule
      where rule.code = activity_code and rule.valid_from <= on_day and (rule.valid_to is null or rule.valid_to >= on_day)
    $$`.execute(db)

  await sql`
    alter table activity
      add column ascertained_on date,
      add column neet_started_on date check (neet_started_on <= started_on),
      -- What the word rests on, by its source: what the learner wrote, or how often a register showed them present.
      add column evidence jsonb not null default '{}'`.execute(db)
  await sql`update activity set ascertained_on = verified_on`.execute(db)
  await sql`
    update activity set neet_started_on = started_on from activity_code
    where activity_code.code = activity.code and activity_code.is_neet`.execute(db)
}
