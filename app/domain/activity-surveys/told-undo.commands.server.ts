import { z } from 'zod'
import { lockFile } from '~/domain/catalogues/own-import.queries.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { forgetUndoable, refuseUndo, rowsToUndo } from '~/kit/intake-shelf.server'
import { waitForQueue } from '~/kit/intake.server'
import { refuseClosed } from './survey'
import { lockSurvey, newestSurvey } from './survey.queries.server'
import { mustTellDestinations, sourceOf, TOLD_KIND, TOLD_NOUN } from './told-import.commands.server'
import { recount } from './word.commands.server'

const remembered = z.object({ was: z.uuid().nullable() })

/** Undoes a whole file: what it told goes, and what it replaced counts again. What a later file has replaced since stays. */
export function undoDestinations(ctx: Context, intakeId: string): Promise<{ restored: number; left: number }> {
  return inTransaction(ctx, async (ctx) => {
    const file = await lockFile(ctx, TOLD_KIND, intakeId)
    const organisationId = mustTellDestinations(ctx)
    refuseUndo(file, ctx.now)
    await waitForQueue(ctx, TOLD_KIND, sourceOf(organisationId))
    const survey = await newestSurvey(ctx)
    if (survey) refuseClosed(await lockSurvey(ctx, survey.id, 'beside'), londonDay(ctx.now))

    const rows = await rowsOf(ctx, intakeId)
    const gone = await takeBack(
      ctx,
      rows.map(({ id }) => id),
    )
    const ids = new Set(gone.map(({ id }) => id))
    await standAgain(
      ctx,
      rows.flatMap(({ id, was }) => (ids.has(id) && was !== null ? [was] : [])),
    )
    await recount(ctx, [...new Set(gone.map(({ personId }) => personId))])
    const undone = { restored: gone.length, left: rows.length - gone.length }
    await ctx.db.updateTable('intake').set({ status: 'undone', undoneAt: ctx.now }).where('id', '=', intakeId).execute()
    await record(ctx, 'activity-survey.file-undone', { type: 'intake', id: intakeId, organisationId }, undone)
    return undone
  })
}

/** Forgets what files replaced, once they can no longer be undone. */
export function forgetUndoableDestinations(ctx: Context): Promise<void> {
  return forgetUndoable(ctx, TOLD_KIND, TOLD_NOUN)
}

function takeBack(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([])
  return ctx.db
    .updateTable('activitySurveyWord')
    .set({ withdrawnAt: ctx.now })
    .where('id', 'in', [...ids])
    .where('withdrawnAt', 'is', null)
    .returning(['id', 'personId'])
    .execute()
}

// What stood in a file that was undone itself stays gone.
async function standAgain(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return
  await ctx.db
    .updateTable('activitySurveyWord')
    .set({ withdrawnAt: null })
    .where('id', 'in', [...ids])
    .where('intakeId', 'in', (eb) => eb.selectFrom('intake').select('intake.id').where('intake.status', '=', 'done'))
    .execute()
}

async function rowsOf(ctx: Context, intakeId: string) {
  const rows = await rowsToUndo(ctx, intakeId, TOLD_NOUN)
  return rows.map(({ recordId: id, before }) => ({ id, ...remembered.parse(before) }))
}
