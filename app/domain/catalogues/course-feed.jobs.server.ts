import { z } from 'zod'
import { defineJob, enqueue } from '~/kit/jobs.server'
import type { Context } from '~/kit/context.server'
import { forgetWithCare } from '~/kit/retention.server'
import { countUploads, forgetOldUploads } from '~/kit/uploads.server'
import { countUndoable, forgetUndoable } from './catalogue-undo.commands.server'
import { pullFeed } from './course-feed.commands.server'
import { feedsToPull } from './course-feed.queries.server'

/** Fetches the courses of one provider. */
export const pullOneFeed = defineJob({
  name: 'prospectus/pull-feed',
  payload: z.object({ organisationId: z.uuid() }),
  run: (ctx, { organisationId }) => pullFeed(ctx, organisationId),
})

/** Every night each feed is fetched by a job of its own, so that a slow site keeps nobody waiting. */
export async function pullFeeds(ctx: Context): Promise<void> {
  for (const { organisationId } of await feedsToPull(ctx)) {
    await enqueue(ctx, pullOneFeed, { organisationId }, { key: `pull-feed:${organisationId}` })
  }
}

/** Throws away what is kept of files that nobody can take in or undo any more. */
export async function tidyFiles(ctx: Context): Promise<void> {
  await forgetWithCare(ctx, { name: 'rows-of-files', count: countUndoable, forget: forgetUndoable })
  await forgetWithCare(ctx, { name: 'uploads', count: countUploads, forget: forgetOldUploads })
}
