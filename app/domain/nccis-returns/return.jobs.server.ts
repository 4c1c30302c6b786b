import { z } from 'zod'
import { defineJob } from '~/kit/jobs.server'
import { freezeMonth } from './freeze.commands.server'

/** Freezes a month that a coordinator has asked for: a county takes longer than a page may. */
export const freezeLater = defineJob({
  name: 'nccis-returns/freeze',
  payload: z.object({ snapshotId: z.uuid() }),
  run: (ctx, { snapshotId }) => freezeMonth(ctx, snapshotId),
})
