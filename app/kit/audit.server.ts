import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { JsonObject } from '#db/json'
import type { DB } from '#db/schema'
import { newId } from './chance.server'
import type { Context } from './context.server'
import { queued, reactionsTo, type Reaction } from './jobs.server'

export type Subject = { type: string; id: string; learnerId?: string | null; organisationId?: string | null }

/**
 * Writes the one event a deed leaves, in the deed's own transaction, and wakes the later rooms that react to it.
 * Actions are `noun.past-verb`. Particulars carry what changed and why, never a secret.
 */
export async function record(ctx: Context, action: string, subject: Subject, particulars: JsonObject = {}) {
  const id = newId()
  await write(ctx, action, [{ id, ...eventRow(ctx, { action, subject, particulars }) }])
  return id
}

export type Deed = { action: string; subject: Subject; particulars?: JsonObject }

const AT_ONCE = 1_000

/** Writes the events of many deeds done at once, such as those of a file, in one statement for each kind and thousand. */
export async function recordAll(ctx: Context, deeds: Deed[]) {
  for (const [action, alike] of Map.groupBy(deeds, ({ action }) => action)) {
    for (let at = 0; at < alike.length; at += AT_ONCE) {
      const rows = alike.slice(at, at + AT_ONCE).map((deed) => ({ id: newId(), ...eventRow(ctx, deed) }))
      await write(ctx, action, rows)
    }
  }
}

async function write(ctx: Context, action: string, rows: Insertable<DB['auditEvent']>[]) {
  const reactions = reactionsTo(action, ctx.actor)
  const event = ctx.db.insertInto('auditEvent').values(rows)
  if (reactions.length === 0) return event.execute()
  const about = sql`json_build_object('eventId', event.id, 'subjectId', event.subject_id, 'learnerId', event.learner_id)`
  return ctx.db
    .with('event', () => event.returning(['id', 'subjectId', 'learnerId']))
    .selectFrom('event')
    .select(reactions.map((reaction, at) => woken(reaction, about).as(`job${at}`)))
    .execute()
}

function woken(reaction: Reaction, about: RawBuilder<unknown>) {
  const job = queued(reaction, about)
  return reaction.matters ? sql`case when ${reaction.matters(sql`event.subject_id`)} then ${job} end` : job
}

function eventRow(ctx: Context, { action, subject, particulars = {} }: Deed) {
  return {
    happenedAt: ctx.now,
    actorId: ctx.actor.id,
    supportActorId: ctx.actor.supportActorId,
    tokenId: ctx.actor.tokenId,
    partnerId: ctx.actor.partnerId,
    actorRole: ctx.actor.role,
    action,
    subjectType: subject.type,
    subjectId: subject.id,
    learnerId: subject.learnerId ?? null,
    organisationId: subject.organisationId ?? ctx.actor.organisationId,
    particulars: JSON.stringify(particulars),
    requestId: ctx.requestId,
  }
}
