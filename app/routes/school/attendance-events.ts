import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { isSessionOpen } from '~/access/session.server'
import { topicOf } from '~/domain/attendance/live'
import { orNotFound } from '~/kit/errors'
import { liveLine } from '~/kit/live.server'
import { paths } from '~/paths'

const since = z.coerce.number().catch(0)

/** Tells this school's open pages that something was marked or said about one of its learners, and nothing more. */
export const loader = signedIn(async ({ ctx, request, url, visit }) => {
  // Only a page that follows keeps a line open: whoever comes by hand would wait for ever.
  if (!request.headers.get('Accept')?.includes('text/event-stream')) return redirect(paths.tracking.today)
  return liveLine({
    topic: topicOf(orNotFound(ctx.actor.organisationId ?? undefined)),
    owner: visit.sessionId,
    since: since.parse(url.searchParams.get('since')),
    signal: request.signal,
    isStillOpen: () => isSessionOpen(visit.sessionId),
  })
})
