import { intakesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const FILES_SHOWN = 20

/** Files of results that the actor's own organisation sent: those of another one are not there, embargo or not. */
function sheetsVisibleTo(ctx: Context) {
  return intakesVisibleTo(ctx)
    .where('intake.kind', '=', 'results')
    .where('intake.source', '=', `results:${ctx.actor.organisationId}`)
}

/** The last files of results of the actor's organisation. */
export function recentResults(ctx: Context) {
  return sheetsVisibleTo(ctx)
    .leftJoin('account', 'account.id', 'intake.startedById')
    .select(['intake.id', 'intake.fileName', 'intake.status', 'intake.startedAt', 'account.name as by'])
    .orderBy('intake.startedAt', 'desc')
    .orderBy('intake.id')
    .limit(FILES_SHOWN)
    .execute()
}

/** One file of results: what came of it, or would. */
export async function findResultSheet(ctx: Context, intakeId: string) {
  const intake = await sheetsVisibleTo(ctx)
    .select(['intake.id', 'intake.fileName', 'intake.status', 'intake.startedAt', 'intake.finishedAt'])
    .select(['intake.counts', 'intake.keptAs', 'intake.isAllOrNothing'])
    .where('intake.id', '=', intakeId)
    .executeTakeFirst()
  return orNotFound(intake, 'import')
}

/** A file that waits for a yes, held until it is off the shelf. */
export function lockResultsPreview(ctx: Context, intakeId: string) {
  return sheetsVisibleTo(ctx)
    .select(['intake.id', 'intake.keptAs', 'intake.fileName', 'intake.isAllOrNothing'])
    .where('intake.id', '=', intakeId)
    .forUpdate()
    .executeTakeFirst()
}

/** A file that is to be undone, held until it is. */
export async function lockResultSheet(ctx: Context, intakeId: string) {
  const intake = await sheetsVisibleTo(ctx)
    .select(['intake.id', 'intake.organisationId', 'intake.status', 'intake.finishedAt'])
    .where('intake.id', '=', intakeId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return orNotFound(intake, 'import')
}
