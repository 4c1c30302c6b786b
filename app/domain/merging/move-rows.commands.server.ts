import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { movedTables, type MovedTable } from './moved-table'

const AT_ONCE = 1_000

type Two = { keptId: string; goneId: string }

/** Moves every row that names one learner to the other, and keeps which they were. */
export async function moveRows(ctx: Context, mergeId: string, two: Two): Promise<void> {
  for (const one of movedTables) {
    const { rows } = await sql<{ rowId: string }>`
      update ${sql.table(one.table)} as gone set ${sql.ref(one.column)} = ${two.keptId}
      where gone.${sql.ref(one.column)} = ${two.goneId} ${unlessThere(one, two.keptId)}
      returning gone.${sql.ref(one.key)} as row_id`.execute(ctx.db)
    await keepMoved(
      ctx,
      mergeId,
      one,
      rows.map(({ rowId }) => rowId),
    )
  }
}

function unlessThere({ table, column, clash }: MovedTable, keptId: string) {
  if (!clash) return sql``
  return sql`and not exists (select from ${sql.table(table)} as kept
    where kept.${sql.ref(column)} = ${keptId} and ${sql.raw(clash)})`
}

async function keepMoved(ctx: Context, mergeId: string, one: MovedTable, ids: string[]) {
  const rows = ids.map((rowId) => ({ mergeId, tableName: nameOf(one), rowId }))
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await ctx.db
      .insertInto('learnerMergeRow')
      .values(rows.slice(at, at + AT_ONCE))
      .execute()
}

/** Moves exactly the rows back that were moved; what came since stays where it is. */
export async function moveRowsBack(ctx: Context, mergeId: string, { keptId, goneId }: Two): Promise<void> {
  for (const one of [...movedTables].reverse())
    await sql`
      update ${sql.table(one.table)} as back set ${sql.ref(one.column)} = ${goneId}
      from learner_merge_row as moved
      where moved.merge_id = ${mergeId} and moved.table_name = ${nameOf(one)}
        and back.${sql.ref(one.key)} = moved.row_id and back.${sql.ref(one.column)} = ${keptId}`.execute(ctx.db)
}

function nameOf({ table, column }: MovedTable) {
  return `${table}.${column}`
}
