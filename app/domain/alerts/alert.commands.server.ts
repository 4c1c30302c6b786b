import { sql } from 'kysely'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { recordAll } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { enqueue } from '~/kit/jobs.server'
import { patternsIn, yearBegins, type AlertKind } from './alert'
import { tellAlerts } from './alert.jobs.server'
import { patternsOf, providersWithRegisters, type Pattern } from './pattern.queries.server'

type Held = Pattern & { kind: AlertKind }

/** Each night: opens the alerts that begin to hold, and closes those that do not hold any more. */
export async function raiseAlerts(ctx: Context): Promise<number> {
  const from = yearBegins(londonDay(ctx.now))
  let opened = 0
  for (const { id, areaId } of await providersWithRegisters(ctx, from)) {
    const limits = await settingsOf(ctx, areaId)
    const patterns = await patternsOf(ctx, id, from)
    const held = patterns.flatMap((one) => patternsIn(one, limits).map((kind) => ({ ...one, kind })))
    opened += await inTransaction(ctx, (ctx) => settle(ctx, id, held))
  }
  return opened
}

async function settle(ctx: Context, providerId: string, held: readonly Held[]): Promise<number> {
  await closeOthers(ctx, providerId, held)
  const opened = await open(ctx, providerId, held)
  if (opened.length === 0) return 0
  await recordAll(
    ctx,
    opened.map(({ id, learnerId, kind }) => ({
      action: 'attendance-alert.opened',
      subject: { type: 'attendance-alert', id, learnerId, organisationId: providerId },
      particulars: { kind },
    })),
  )
  await enqueue(ctx, tellAlerts, { providerId, alertIds: opened.map(({ id }) => id) })
  return opened.length
}

// One alert for each spell, whoever writes at the same moment: the table itself refuses a second one that is open.
async function open(ctx: Context, providerId: string, held: readonly Held[]) {
  if (held.length === 0) return []
  const openedOn = londonDay(ctx.now)
  const opened = []
  for (let at = 0; at < held.length; at += AT_ONCE) {
    const rows = held.slice(at, at + AT_ONCE).map((one) => ({ ...one, providerId, openedOn }))
    opened.push(
      ...(await ctx.db
        .insertInto('attendanceAlert')
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(['learnerId', 'providerId', 'kind']).where('closedOn', 'is', null).doNothing(),
        )
        .returning(['id', 'learnerId', 'kind'])
        .execute()),
    )
  }
  await refresh(ctx, providerId, held)
  return opened
}

const AT_ONCE = 1000

async function refresh(ctx: Context, providerId: string, held: readonly Held[]) {
  await sql`
    update attendance_alert alert
    set possible = held.possible, attended = held.attended, late = held.late, missed = held.missed
    from json_to_recordset(${JSON.stringify(held)}::json)
      as held ("learnerId" uuid, kind text, possible int, attended int, late int, missed int)
    where alert.provider_id = ${providerId} and alert.closed_on is null
      and alert.learner_id = held."learnerId" and alert.kind = held.kind`.execute(ctx.db)
}

async function closeOthers(ctx: Context, providerId: string, held: readonly Held[]) {
  const kept = JSON.stringify(held.map(({ learnerId, kind }) => ({ learner_id: learnerId, kind })))
  const closed = await sql<{ id: string; learnerId: string; kind: string }>`
    update attendance_alert alert set closed_on = ${londonDay(ctx.now)}
    where provider_id = ${providerId} and closed_on is null
      and not exists (select from json_to_recordset(${kept}::json) as held (learner_id uuid, kind text)
        where held.learner_id = alert.learner_id and held.kind = alert.kind)
    returning id, learner_id as "learnerId", kind`.execute(ctx.db)
  await recordAll(
    ctx,
    closed.rows.map(({ id, learnerId, kind }) => ({
      action: 'attendance-alert.closed',
      subject: { type: 'attendance-alert', id, learnerId, organisationId: providerId },
      particulars: { kind },
    })),
  )
}
