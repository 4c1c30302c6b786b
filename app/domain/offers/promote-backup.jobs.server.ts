import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { promoteBackup } from './promote.commands.server'

/** The conditions of a firm place were not met: the backup takes its place. */
export const promoteBackupOf = defineJob({
  name: 'offers/promote-backup',
  payload: reactionPayload,
  run: (ctx, { subjectId }) => promoteBackup(ctx, subjectId),
})
