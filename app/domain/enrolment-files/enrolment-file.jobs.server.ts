import { z } from 'zod'
import { defineJob } from '~/kit/jobs.server'
import { takeRows } from './take-rows.commands.server'

/** Enrols what is left of a file. */
export const takeRowsLater = defineJob({
  name: 'enrolment-files/take-rows',
  payload: z.object({ intakeId: z.uuid() }),
  run: (ctx, { intakeId }) => takeRows(ctx, intakeId),
})
