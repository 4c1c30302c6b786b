import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { isSessionOpen } from '~/access/session.server'
import { topicOf } from '~/domain/attendance/live'
import { orNotFound } from '~/kit/errors'
import { liveLine } from '~/kit/live.server'

const since = z.coerce.number().catch(0)

// Whoever asks for a page and not for a stream gets an empty answer: a stream never ends.
const wantsStream = (request: Request) => request.headers.get('Accept')?.includes('text/event-stream') ?? false

/** Tells this school's open pages that something was marked or said about one of its learners, and nothing more. */
export const loader = signedIn(async ({ ctx, request, url, visit }) => {
  const topic = topicOf(orNotFound(ctx.actor.organisationId ?? undefined))
  if (!wantsStream(request)) return new Response(null, { status: 204 })
  return liveLine({
    topic,
    owner: visit.sessionId,
    since: since.parse(url.searchParams.get('since')),
    signal: request.signal,
    isStillOpen: () => isSessionOpen(visit.sessionId),
  })
})
