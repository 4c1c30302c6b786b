import { z } from 'zod'
import { defineJob } from '~/kit/jobs.server'
import { goOn } from './go-on.commands.server'

/** Goes on with an act for many, or with undoing it. */
export const goOnWithAct = defineJob({
  name: 'caseload-acts/go-on',
  payload: z.object({ actId: z.uuid() }),
  run: (ctx, { actId }) => goOn(ctx, actId),
})
