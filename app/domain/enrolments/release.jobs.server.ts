import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { releaseBackups } from './release.commands.server'

/** Somebody enrolled: the backups are free for others. */
export const releaseBackupsOf = defineJob({
  name: 'enrolments/release-backups',
  payload: reactionPayload,
  run: (ctx, { subjectId }) => releaseBackups(ctx, subjectId),
})
