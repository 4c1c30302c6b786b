import { sql, type Kysely } from 'kysely'

/**
 * Applications that a provider received by its own form and told us of, beside those that learners write down. A provider knows
 * each by its own key, so that telling the same twice changes nothing. A learner may say that one is not theirs.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table outside_application
      drop constraint outside_application_kind_check,
      add constraint outside_application_kind_check
        check (kind in ('employer', 'private', 'other-area', 'own-form')),
      add column told_by_id uuid references organisation,
      add column told_key text check (length(told_key) between 1 and 120),
      add column told_reference text check (length(told_reference) <= 60),
      add column denied_at timestamptz,
      add check ((told_by_id is null) = (told_key is null))`.execute(db)
  await sql`
    create unique index outside_application_told
      on outside_application (told_by_id, cycle_id, learner_id, told_key) where told_by_id is not null`.execute(db)
  await sql`
    create index outside_application_told_changed
      on outside_application (told_by_id, changed_at, id) where told_by_id is not null`.execute(db)
}
