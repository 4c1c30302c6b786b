import { mustBeAllowed } from '~/access/guard.server'
import { intakesVisibleTo } from '~/access/scopes.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import type { IntakeReport } from '~/kit/intake-report'
import { forgetUpload, keptFile, type Upload } from '~/kit/uploads.server'
import { importLearners } from './cohort.commands.server'
import { findRoll } from './roll-import.queries.server'
import { keepQuestions, rememberWhoBecame } from './roll-question.commands.server'
import { answersOf, leavingIn } from './roll-question.queries.server'
import { Judging } from './roll-question'

/** The largest roll that is taken through the web; a county's comes in by the command line. */
export const LARGEST_ROLL = 20_000_000

type Received = Pick<Upload, 'file' | 'keptAs'>

/** Reads a roll to its end without changing anything, and keeps it until somebody says yes. */
export async function previewRoll(ctx: Context, { file, keptAs }: Received, isWhole: boolean): Promise<IntakeReport> {
  try {
    const school = await ownSchool(ctx)
    const judging = new Judging(await answersOf(ctx, school.id, null), [], isWhole)
    const report = await importLearners(ctx, { urn: school.urn, file, isDryRun: true, judging })
    const mayGoOn = report.status === 'dry-run'
    await ctx.db
      .updateTable('intake')
      .set({ organisationId: school.id, keptAs: mayGoOn ? keptAs : null })
      .where('id', '=', report.intakeId)
      .execute()
    if (mayGoOn) await keepQuestions(ctx, report.intakeId, school.id, judging.questions)
    else await forgetUpload(keptAs)
    return report
  } catch (error) {
    await forgetUpload(keptAs)
    throw error
  }
}

/** Takes a previewed roll in, with what was said of the rows it holds: all of it or nothing. A second click finds it gone. */
export async function confirmRoll(ctx: Context, previewId: string): Promise<IntakeReport> {
  await findRoll(ctx, previewId)
  const school = await ownSchool(ctx)
  const { keptAs, fileName } = await takeFromShelf(ctx, previewId)
  try {
    const file = await keptFile(keptAs, fileName, LARGEST_ROLL)
    const judging = new Judging(await answersOf(ctx, school.id, previewId), await leavingIn(ctx, previewId))
    const report = await importLearners(ctx, { urn: school.urn, file, judging })
    if (report.status === 'done') await rememberWhoBecame(ctx, school.id, judging.became)
    return report
  } finally {
    await forgetUpload(keptAs)
  }
}

async function ownSchool(ctx: Context): Promise<{ id: string; urn: string }> {
  const id = orNotFound(ctx.actor.organisationId ?? undefined, 'school')
  mustBeAllowed(ctx, 'import.learners', { schoolId: id })
  const found = await ctx.db
    .selectFrom('organisation')
    .select(['id', 'urn'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (found.urn === null)
    throw new Refusal('no-urn', 'Your school has no URN here yet. Ask the coordinator of your area to add it.')
  return { id: found.id, urn: found.urn }
}

/** A previewed file is taken off the shelf by one person, once. */
function takeFromShelf(ctx: Context, previewId: string) {
  return inTransaction(ctx, async (ctx) => {
    const preview = orNotFound(
      await intakesVisibleTo(ctx)
        .select(['intake.id', 'intake.keptAs', 'intake.fileName'])
        .where('intake.kind', '=', 'learners')
        .where('intake.id', '=', previewId)
        .forUpdate()
        .executeTakeFirst(),
      'import',
    )
    if (preview.keptAs === null)
      throw new Refusal(
        'taken-already',
        'This file was taken in already, or waited too long. Send it again if you need to.',
      )
    await ctx.db.updateTable('intake').set({ keptAs: null }).where('id', '=', previewId).execute()
    return { keptAs: preview.keptAs, fileName: preview.fileName }
  })
}
