import { z } from 'zod'
import { defineJob } from '~/kit/jobs.server'
import { goOnWith } from './adoption.commands.server'

/** Does for each case what the panel has adopted. */
export const carryOutAllocation = defineJob({
  name: 'allocation/carry-out',
  payload: z.object({ runId: z.uuid() }),
  run: async (ctx, { runId }) => {
    await goOnWith(ctx, runId)
  },
})
