import { z } from 'zod'
import { defineJob } from '~/kit/jobs.server'
import { endChoicesOf } from './end-choices.commands.server'

/** Ends the choices of a cancelled start. */
export const endChoices = defineJob({
  name: 'cancellations/end-choices',
  payload: z.object({ cancellationId: z.uuid() }),
  run: (ctx, { cancellationId }) => endChoicesOf(ctx, cancellationId),
})
