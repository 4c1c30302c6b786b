import { sql } from 'kysely'
import { providerStaff } from '~/access/roles'
import { learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { lastTimeOf } from '~/kit/intake-merge'
import type { TimelineEvent } from './timeline'
import type { Moment } from './view.queries.server'

/** Everything that was done on a learner's record, the newest first. A provider reads only what it did itself. */
export async function timelineOf(
  ctx: Context,
  learnerId: string,
  { before = null, size = 50 }: { before?: Moment | null; size?: number } = {},
): Promise<TimelineEvent[]> {
  orNotFound(
    await learnersVisibleTo(ctx).select('learner.id').where('learner.id', '=', learnerId).executeTakeFirst(),
    'learner',
  )
  const isProvider = providerStaff.some((role) => role === ctx.actor.role)
  const rows = await ctx.db
    .selectFrom('auditEvent')
    .leftJoin('account', 'account.id', 'auditEvent.actorId')
    .leftJoin('organisation', 'organisation.id', 'auditEvent.organisationId')
    .where('auditEvent.learnerId', '=', learnerId)
    .$if(isProvider, (query) => query.where('auditEvent.organisationId', '=', ctx.actor.organisationId))
    .$if(before !== null, (query) =>
      query.where(sql<boolean>`(audit_event.happened_at, audit_event.id) < (${before?.at}, ${before?.id}::uuid)`),
    )
    .select(['auditEvent.id', 'auditEvent.happenedAt', 'auditEvent.action', 'auditEvent.actorRole'])
    .select(['auditEvent.particulars', 'auditEvent.supportActorId', 'account.name as actorName'])
    .select('organisation.name as organisationName')
    .orderBy('auditEvent.happenedAt', 'desc')
    .orderBy('auditEvent.id', 'desc')
    .limit(size)
    .execute()
  return rows.map(({ supportActorId, particulars, ...event }) => ({
    ...event,
    isOnBehalf: supportActorId !== null,
    particulars: lastTimeOf(particulars) ?? {},
  }))
}
