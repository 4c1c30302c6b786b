import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { forgetUndoable } from '~/kit/intake-shelf.server'
import type { Before } from './roll-undo'

/** Takes learners off a school's roll again. Somebody who has joined or begun to apply meanwhile stays on it. */
export async function leaveRoll(
  ctx: Context,
  schoolId: string,
  learnerIds: string[],
  { evenIfInUse = false } = {},
): Promise<string[]> {
  if (learnerIds.length === 0) return []
  const left = await ctx.db
    .updateTable('rollEntry')
    .set({ leftOn: londonDay(ctx.now) })
    .where('schoolId', '=', schoolId)
    .where('learnerId', 'in', learnerIds)
    .where('leftOn', 'is', null)
    .$if(!evenIfInUse, (query) =>
      query.where((eb) =>
        eb.and([
          eb.not(
            eb.exists(eb.selectFrom('account').select('id').whereRef('account.learnerId', '=', 'rollEntry.learnerId')),
          ),
          eb.not(
            eb.exists(eb.selectFrom('choice').select('id').whereRef('choice.learnerId', '=', 'rollEntry.learnerId')),
          ),
        ]),
      ),
    )
    .returning('learnerId')
    .execute()
  return left.map(({ learnerId }) => learnerId)
}

/** Opens the last entry of a roll again for those who are on none now, and puts them back in its school's area. */
export async function returnToRoll(ctx: Context, places: { learnerId: string; schoolId: string }[]): Promise<string[]> {
  if (places.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    update roll_entry set left_on = null
    where id in (
        select distinct on (entry.learner_id) entry.id from roll_entry entry
        join jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as place ("learnerId" uuid, "schoolId" uuid)
          on entry.learner_id = place."learnerId" and entry.school_id = place."schoolId"
        order by entry.learner_id, entry.recorded_at desc, entry.id)
      and not exists (select from roll_entry open where open.learner_id = roll_entry.learner_id and open.left_on is null)
    returning learner_id as id`.execute(ctx.db)
  const ids = rows.map(({ id }) => id)
  await sql`
    update learner set area_id = school.area_id
    from roll_entry entry join organisation school on school.id = entry.school_id
    where entry.learner_id = learner.id and entry.left_on is null and school.area_id is not null
      and learner.id = any(${ids}::uuid[])`.execute(ctx.db)
  return ids
}

type Changed = { id: string; before: Before }

/** The numbers that the file brought give way again to those they replaced. */
export async function takeNumbersBack(ctx: Context, changes: Changed[]): Promise<string[]> {
  const numbers = changes.flatMap(({ id, before }) =>
    before.numbers.map((number) => {
      const at = number.indexOf(' ')
      return { learnerId: id, kind: number.slice(0, at), value: number.slice(at + 1) }
    }),
  )
  if (numbers.length === 0) return []
  const { rows } = await sql<{ id: string; kind: string; recordedAt: Date }>`
    update learner_identifier set superseded_at = ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(numbers)}::jsonb) as new ("learnerId" uuid, kind identifier_kind, value text)
    where learner_identifier.learner_id = new."learnerId" and learner_identifier.kind = new.kind
      and learner_identifier.value = new.value and learner_identifier.superseded_at is null
    returning learner_id as id, learner_identifier.kind, recorded_at`.execute(ctx.db)
  const taken = rows.map(({ id, kind, recordedAt }) => ({ learnerId: id, kind, at: recordedAt }))
  await sql`
    update learner_identifier set superseded_at = null
    from jsonb_to_recordset(${JSON.stringify(taken)}::jsonb) as gone ("learnerId" uuid, kind identifier_kind, at timestamptz)
    where learner_identifier.learner_id = gone."learnerId" and learner_identifier.kind = gone.kind
      and learner_identifier.superseded_at = gone.at`.execute(ctx.db)
  return [...new Set(rows.map(({ id }) => id))]
}

/** What the undone file said is forgotten, so that the same file can be sent again. */
export async function forgetWhatWasSaid(ctx: Context, intakeId: string, changes: Changed[]): Promise<void> {
  const rows = changes.map(({ id, before }) => ({ learnerId: id, fields: before.fields }))
  await sql`
    update pupil_row set received = jsonb_strip_nulls(pupil_row.received || was.fields)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as was ("learnerId" uuid, fields jsonb)
    where pupil_row.learner_id = was."learnerId" and pupil_row.intake_id = ${intakeId}`.execute(ctx.db)
}

/** Forgets what can no longer be undone. */
export function forgetUndoableRolls(ctx: Context): Promise<void> {
  return forgetUndoable(ctx, 'learners', 'learner')
}
