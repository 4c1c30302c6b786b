import { sql } from 'kysely'

/**
 * A learner and every record that was put together with theirs: what cannot be moved, such as the history, is read along.
 * One list, known before the rows are looked for, so that the index finds them.
 */
export function withRecordsGone(learnerId: string) {
  return sql<string>`any(array(
    select ${learnerId}::uuid union all select gone.id from learner as gone where gone.merged_into_id = ${learnerId}))`
}
