import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { diaryFile } from '~/domain/diaries/feed.queries.server'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'diary-feed.make', { organisationId: ctx.actor.organisationId })
  return new Response(await diaryFile(ctx), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': 'attachment; filename="diary.ics"',
      'Cache-Control': 'private, no-store',
    },
  })
})
