import type { JsonObject } from '#db/json'
import { newId } from './chance.server'
import type { Context } from './context.server'
import { enqueueReactions } from './jobs.server'

export type Subject = { type: string; id: string; learnerId?: string | null; organisationId?: string | null }

/**
 * Writes the one event a deed leaves, in the deed's own transaction, and wakes the later rooms that react to it.
 * Actions are `noun.past-verb`. Particulars carry what changed and why, never a secret.
 */
export async function record(ctx: Context, action: string, subject: Subject, particulars: JsonObject = {}) {
  const event = await ctx.db
    .insertInto('auditEvent')
    .values(eventRow(ctx, { action, subject, particulars }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await enqueueReactions(ctx, action, {
    eventId: event.id,
    subjectId: subject.id,
    learnerId: subject.learnerId ?? null,
  })
  return event.id
}

export type Deed = { action: string; subject: Subject; particulars?: JsonObject }

const AT_ONCE = 1_000

/** Writes the events of many deeds done at once, such as those of a file, in one statement for each thousand. */
export async function recordAll(ctx: Context, deeds: Deed[]) {
  for (let at = 0; at < deeds.length; at += AT_ONCE) {
    const rows = deeds.slice(at, at + AT_ONCE).map((deed) => ({ id: newId(), ...eventRow(ctx, deed) }))
    await ctx.db.insertInto('auditEvent').values(rows).execute()
    for (const { id, action, subjectId, learnerId } of rows) {
      await enqueueReactions(ctx, action, { eventId: id, subjectId, learnerId })
    }
  }
}

function eventRow(ctx: Context, { action, subject, particulars = {} }: Deed) {
  return {
    happenedAt: ctx.now,
    actorId: ctx.actor.id,
    supportActorId: ctx.actor.supportActorId,
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
