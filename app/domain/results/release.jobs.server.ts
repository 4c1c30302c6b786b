import { z } from 'zod'
import { defineJob } from '~/kit/jobs.server'
import { goOn } from './go-on.commands.server'

/** Does what is left of a run. */
export const goOnWith = defineJob({
  name: 'results/go-on',
  payload: z.object({ runId: z.uuid() }),
  run: (ctx, { runId }) => goOn(ctx, runId),
})
