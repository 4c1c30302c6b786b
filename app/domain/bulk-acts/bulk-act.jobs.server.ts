import { z } from 'zod'
import { defineJob } from '~/kit/jobs.server'
import { goOn } from './go-on.commands.server'

/** Does what is left of an act. */
export const doAct = defineJob({
  name: 'bulk-acts/do-act',
  payload: z.object({ actId: z.uuid() }),
  run: (ctx, { actId }) => goOn(ctx, actId),
})
