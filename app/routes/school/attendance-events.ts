import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { isSessionOpen } from '~/access/session.server'
import { topicOf } from '~/domain/attendance/live'
import { orNotFound } from '~/kit/errors'
import { liveLine } from '~/kit/live.server'

const since = z.coerce.number().catch(0)

/** Tells this school's open pages that something was marked or said about one of its learners, and nothing more. */
export const loader = signedIn(async ({ ctx, request, url, visit }) =>
  liveLine({
    topic: topicOf(orNotFound(ctx.actor.organisationId ?? undefined)),
    owner: visit.sessionId,
    since: since.parse(url.searchParams.get('since')),
    signal: request.signal,
    isStillOpen: () => isSessionOpen(visit.sessionId),
  }),
)
