import { sql } from 'kysely'
import { lockFile } from '~/domain/catalogues/own-import.queries.server'
import { record, recordAll } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { forgetUndoable, refuseUndo } from '~/kit/intake-shelf.server'
import { waitForQueue } from '~/kit/intake.server'
import { mustTakeIn, RETURNS_KIND } from './return-import.commands.server'

export type UndoneReturn = { restored: number; left: number }

/**
 * Undoes a whole return: what it said is taken back, and what counted before counts again. Whom it added is no longer of this area; nobody is
 * deleted. Where somebody has worked with a record since, or said something newer, that stays and is counted.
 */
export function undoReturn(ctx: Context, intakeId: string): Promise<UndoneReturn> {
  return inTransaction(ctx, async (ctx) => {
    const file = await lockFile(ctx, RETURNS_KIND, intakeId)
    const { areaId, organisationId } = mustTakeIn(ctx)
    refuseUndo(file, ctx.now)
    await waitForQueue(ctx, RETURNS_KIND, `${RETURNS_KIND}:${areaId}`)
    const { gone, kept } = await takePeopleOut(ctx, intakeId)
    const touched = [...gone, ...(await takeActivitiesBack(ctx, intakeId)), ...(await takeNeedsBack(ctx, intakeId))]
    await takeNumbersBack(ctx, intakeId)
    await ctx.db.deleteFrom('returnQuestion').where('intakeId', '=', intakeId).where('answer', 'is', null).execute()
    const ids = [...new Set(touched)]
    const undone = { restored: ids.length, left: kept }
    await ctx.db.updateTable('intake').set({ status: 'undone', undoneAt: ctx.now }).where('id', '=', intakeId).execute()
    await record(ctx, 'return-file.undone', { type: 'intake', id: intakeId, organisationId }, undone)
    await recordAll(
      ctx,
      ids.map((id) => ({
        action: 'learner.return-taken-back',
        subject: { type: 'learner', id, learnerId: id, organisationId },
      })),
    )
    return undone
  })
}

/** Forgets what a file changed, once it can no longer be undone. */
export async function forgetUndoableReturns(ctx: Context): Promise<void> {
  for (const noun of ['learner', 'nccis-identifier', 'activity', 'level-of-need', 'characteristic'])
    await forgetUndoable(ctx, RETURNS_KIND, noun)
}

const rowsOf = (intakeId: string, noun: string, outcome: 'added' | 'changed') => sql`
  select record_id from intake_row where intake_id = ${intakeId} and noun = ${noun} and outcome = ${outcome}`

// Whoever has an account, an adviser, a school or a word of somebody since then is not only a row of a file any more.
async function takePeopleOut(ctx: Context, intakeId: string) {
  const { rows } = await sql<{ id: string }>`
    update learner set area_id = null, updated_at = ${ctx.now}
    where id in (${rowsOf(intakeId, 'learner', 'added')}) and area_id is not null
      and not exists (select from account where account.learner_id = learner.id)
      and not exists (select from contact where contact.learner_id = learner.id)
      and not exists (select from caseload_entry entry where entry.learner_id = learner.id)
      and not exists (select from roll_entry roll where roll.learner_id = learner.id)
      and not exists (select from learner_merge merge where merge.kept_id = learner.id)
      and not exists (select from activity where activity.learner_id = learner.id
        and activity.id not in (${rowsOf(intakeId, 'activity', 'added')}))
    returning id`.execute(ctx.db)
  const gone = rows.map(({ id }) => id)
  await sql`
    update learner_identifier set superseded_at = ${ctx.now} where superseded_at is null and learner_id = any(${gone}::uuid[])`.execute(
    ctx.db,
  )
  const { rows: counted } = await sql<{ kept: number }>`
    select count(*)::int as kept from intake_row where intake_id = ${intakeId} and noun = 'learner' and outcome = 'added'`.execute(
    ctx.db,
  )
  return { gone, kept: (counted[0]?.kept ?? 0) - gone.length }
}

async function takeActivitiesBack(ctx: Context, intakeId: string) {
  const { rows } = await sql<{ learnerId: string }>`
    update activity set status = 'superseded', ended_at = ${ctx.now}
    where id in (${rowsOf(intakeId, 'activity', 'added')}) and status = 'confirmed' and ended_at is null
    returning learner_id as "learnerId"`.execute(ctx.db)
  await sql`
    update activity set ended_at = null
    where id in (${rowsOf(intakeId, 'activity', 'changed')}) and status = 'confirmed' and ended_at is not null
      and not exists (select from activity newer where newer.learner_id = activity.learner_id and newer.status = 'confirmed'
        and newer.ended_at is null)`.execute(ctx.db)
  return rows.map(({ learnerId }) => learnerId)
}

async function takeNeedsBack(ctx: Context, intakeId: string) {
  const levels = await sql<{ learnerId: string }>`
    delete from level_of_need where id in (${rowsOf(intakeId, 'level-of-need', 'added')}) and until_on is null
    returning learner_id as "learnerId"`.execute(ctx.db)
  const codes = await sql<{ learnerId: string }>`
    delete from learner_characteristic where id in (${rowsOf(intakeId, 'characteristic', 'added')}) and until_on is null
    returning learner_id as "learnerId"`.execute(ctx.db)
  return [...levels.rows, ...codes.rows].map(({ learnerId }) => learnerId)
}

// The counter stays where it is, so that none of these numbers is ever given to somebody else here.
async function takeNumbersBack(ctx: Context, intakeId: string) {
  await sql`
    delete from nccis_identifier where source = 'file' and id in (${rowsOf(intakeId, 'nccis-identifier', 'added')})`.execute(
    ctx.db,
  )
}
