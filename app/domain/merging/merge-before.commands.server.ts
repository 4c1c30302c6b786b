import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import type { Before } from './merge-before'
import { movedTables } from './moved-table'

type Two = { keptId: string; goneId: string }
type Closed = Omit<Before, 'learner' | 'isAddressProtected'>

/** Before the rows move: ends what one person can have once only, and lets the choices follow the kept application. */
export async function closeWhatBothHave(ctx: Context, two: Two): Promise<Closed> {
  return {
    accounts: await endSecondAccount(ctx, two),
    rollEntries: await close(ctx, two, { table: 'roll_entry', column: 'left_on', value: londonDay(ctx.now) }),
    caseloadEntries: await close(ctx, two, { table: 'caseload_entry', column: 'ended_at', value: ctx.now }),
    parentLinks: await close(ctx, two, {
      ...{ table: 'parent_link', column: 'ended_at', value: ctx.now },
      same: 'kept.account_id = gone.account_id',
    }),
    choices: await followWithChoices(ctx, two),
    sections: await followWithSections(ctx, two),
    firstSent: await followWithFirstSent(ctx, two),
  }
}

async function endSecondAccount(ctx: Context, { keptId, goneId }: Two): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update account as gone set learner_id = null, is_disabled = true where gone.learner_id = ${goneId}
      and exists (select from account as kept where kept.learner_id = ${keptId}) returning gone.id`.execute(ctx.db)
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await ctx.db.deleteFrom('accountSession').where('userId', 'in', ids).execute()
  return ids
}

type Closing = { table: string; column: string; value: string | Date; same?: string }

async function close(ctx: Context, { keptId, goneId }: Two, { table, column, value, same = 'true' }: Closing) {
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(table)} as gone set ${sql.ref(column)} = ${value}
    where gone.learner_id = ${goneId} and gone.${sql.ref(column)} is null
      and exists (select from ${sql.table(table)} as kept where kept.learner_id = ${keptId}
        and kept.${sql.ref(column)} is null and ${sql.raw(same)}) returning gone.id`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

const bothForms = ({ keptId, goneId }: Two) => sql`application as before join application as after
  on after.cycle_id = before.cycle_id and after.learner_id = ${keptId} and before.learner_id = ${goneId}`

async function followWithChoices(ctx: Context, two: Two) {
  const clash = movedTables.find(({ table }) => table === 'choice')?.clash ?? 'false'
  const { rows } = await sql<{ id: string; applicationId: string }>`
    update choice as gone set application_id = pair.after_id
    from (select before.id as before_id, after.id as after_id from ${bothForms(two)}) as pair
    where gone.application_id = pair.before_id and not exists (
      select from choice as kept where kept.learner_id = ${two.keptId} and ${sql.raw(clash)})
    returning gone.id, pair.before_id as application_id`.execute(ctx.db)
  return rows
}

async function followWithSections(ctx: Context, two: Two) {
  const { rows } = await sql<{ section: string; applicationId: string; becameId: string }>`
    update application_section as gone set application_id = pair.after_id
    from (select before.id as before_id, after.id as after_id from ${bothForms(two)}) as pair
    where gone.application_id = pair.before_id and not exists (
      select from application_section as kept where kept.application_id = pair.after_id and kept.section = gone.section)
    returning gone.section, pair.before_id as application_id, pair.after_id as became_id`.execute(ctx.db)
  return rows
}

async function followWithFirstSent(ctx: Context, two: Two) {
  const { rows } = await sql<{ id: string }>`
    update application as kept set first_sent_at = pair.first_sent_at
    from (select after.id, before.first_sent_at from ${bothForms(two)}) as pair
    where kept.id = pair.id and kept.first_sent_at is null and pair.first_sent_at is not null
    returning kept.id`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** After the rows have gone back: everything beside them is as it was. */
export async function restoreBefore(ctx: Context, before: Before, { goneId }: Two): Promise<void> {
  const { db } = ctx
  for (const { id, applicationId } of before.choices)
    await db.updateTable('choice').set({ applicationId }).where('id', '=', id).execute()
  for (const { section, applicationId, becameId } of before.sections)
    await db
      .updateTable('applicationSection')
      .set({ applicationId })
      .where('applicationId', '=', becameId)
      .where('section', '=', section)
      .execute()
  await reopen(ctx, before)
  if (before.firstSent.length > 0)
    await db.updateTable('application').set({ firstSentAt: null }).where('id', 'in', before.firstSent).execute()
  if (before.accounts.length > 0)
    await db
      .updateTable('account')
      .set({ learnerId: goneId, isDisabled: false })
      .where('id', 'in', before.accounts)
      .execute()
}

async function reopen({ db }: Context, { rollEntries, caseloadEntries, parentLinks }: Before) {
  if (rollEntries.length > 0)
    await db.updateTable('rollEntry').set({ leftOn: null }).where('id', 'in', rollEntries).execute()
  if (caseloadEntries.length > 0)
    await db.updateTable('caseloadEntry').set({ endedAt: null }).where('id', 'in', caseloadEntries).execute()
  if (parentLinks.length > 0)
    await db.updateTable('parentLink').set({ endedAt: null }).where('id', 'in', parentLinks).execute()
}
