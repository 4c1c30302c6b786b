import { sql, type Kysely } from 'kysely'
import reasons from '../reference/withdrawal-reason.csv?raw'
import { referenceRows } from '../reference/rows'

const PLACE_AFTER = 1000

/** The reasons for taking an application back, in four groups and one more; new reasons join the list. */
export async function up(db: Kysely<unknown>) {
  const rows = referenceRows(reasons)
  for (const [at, row] of rows.entries()) {
    const position = PLACE_AFTER + at
    const changed = await sql`
      update reason set category = ${row['category']}, position = ${position}
      where list = 'withdrawal' and code = ${row['code']} and party = 'learner'`.execute(db)
    if (changed.numAffectedRows === 0n) {
      await sql`
        insert into reason (list, code, party, category, label, provider_words, needs_detail, position, valid_from)
        values ('withdrawal', ${row['code']}, 'learner', ${row['category']}, ${row['label']}, ${row['provider_words']},
          false, ${position}, ${row['valid_from']}::date)`.execute(db)
    }
  }
}
