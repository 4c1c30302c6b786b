import { anyone } from '~/access/door.server'
import { fetchFeed } from '~/domain/diaries/feed.commands.server'

// A calendar program has no session: whoever holds the address reads times, sorts of things and initials.
export const loader = anyone(async ({ ctx, params }) => {
  return new Response(await fetchFeed(ctx, params.code ?? ''), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'private, no-store' },
  })
})
