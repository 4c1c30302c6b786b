import { z } from 'zod'
import { defineJob } from '~/kit/jobs.server'
import { refreshLists } from './refresh.commands.server'

/** Works out the lists of one area. */
export const refreshOutOfArea = defineJob({
  name: 'out-of-area/refresh',
  payload: z.object({ areaId: z.uuid() }),
  run: (ctx, { areaId }) => refreshLists(ctx, areaId),
})
