import { sql, type Kysely } from 'kysely'

/**
 * Points for what schools' files tell besides: another first language than English, and having been kept from school, for a time or for
 * good. What a file tells is a dated row of `learner_need`, as for free meals: the newest file wins and the old row is ended.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    insert into risk_indicator (code, points, valid_from)
    values ('first-language', 1, '2026-09-01'), ('suspended', 1, '2026-09-01'), ('excluded', 2, '2026-09-01')`.execute(
    db,
  )
}
