import { z } from 'zod'
import { defineJob } from '~/kit/jobs.server'
import { takeBackRows } from './take-back-rows.commands.server'

/** Takes back what is left of a file that was undone. */
export const takeBackRowsLater = defineJob({
  name: 'enrolment-files/take-back-rows',
  payload: z.object({ intakeId: z.uuid() }),
  run: (ctx, { intakeId }) => takeBackRows(ctx, intakeId),
})
