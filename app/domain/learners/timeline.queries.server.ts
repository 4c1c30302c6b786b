import { sql } from 'kysely'
import { answerers, providerStaff } from '~/access/roles'
import { learnersVisibleTo } from '~/access/scopes.server'
import { whoWith } from '~/domain/accounts/who.queries.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { lastTimeOf } from '~/kit/intake-merge'
import type { TimelineEvent } from './timeline'
import { withRecordsGone } from './record-gone.queries.server'
import type { Moment } from './view.queries.server'

/**
 * Everything that was done on a learner's record, the newest first, or only what some rooms did. A provider reads only what
 * it did itself.
 */
export async function timelineOf(
  ctx: Context,
  learnerId: string,
  {
    before = null,
    size = 50,
    by = null,
  }: { before?: Moment | null; size?: number; by?: readonly string[] | null } = {},
): Promise<TimelineEvent[]> {
  const isProvider = [...answerers, ...providerStaff].some((role) => role === ctx.actor.role)
  const rows = await learnersVisibleTo(ctx)
    .leftJoin('auditEvent', (join) =>
      join
        .on('auditEvent.learnerId', '=', withRecordsGone(learnerId))
        .$call((on) => (isProvider ? on.on('auditEvent.organisationId', '=', ctx.actor.organisationId) : on))
        .$call((on) => (by === null ? on : on.on(sql`split_part(audit_event.action, '.', 1)`, 'in', [...by])))
        .$call((on) =>
          before === null
            ? on
            : on.on(sql<boolean>`(audit_event.happened_at, audit_event.id) < (${before.at}, ${before.id}::uuid)`),
        ),
    )
    .leftJoin('account', 'account.id', 'auditEvent.actorId')
    .leftJoin('apiToken', 'apiToken.id', 'auditEvent.tokenId')
    .leftJoin('organisation', 'organisation.id', 'auditEvent.organisationId')
    .where('learner.id', '=', learnerId)
    .select(['auditEvent.id', 'auditEvent.happenedAt', 'auditEvent.action', 'auditEvent.actorRole'])
    .select(['auditEvent.particulars', 'auditEvent.supportActorId'])
    .leftJoin('organisation as partner', 'partner.id', 'auditEvent.partnerId')
    .select((eb) => whoWith(eb.fn.coalesce('account.name', 'apiToken.name')).as('actorName'))
    .select('organisation.name as organisationName')
    .orderBy('auditEvent.happenedAt', 'desc')
    .orderBy('auditEvent.id', 'desc')
    .limit(size)
    .execute()
  orNotFound(rows[0], 'learner') // a learner without any event is one empty row
  return rows.flatMap(({ id, happenedAt, action, actorRole, supportActorId, particulars, ...event }) =>
    id === null || happenedAt === null || action === null || actorRole === null
      ? []
      : [
          {
            ...event,
            ...{ id, happenedAt, action, actorRole },
            isOnBehalf: supportActorId !== null,
            particulars: lastTimeOf(particulars) ?? {},
          },
        ],
  )
}
