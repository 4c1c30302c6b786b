import { mustBeAllowed } from '~/access/guard.server'
import { intakesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import type { IntakeReport } from '~/kit/intake-report'
import { previewFile, takeFromShelf, type Received } from '~/kit/intake-shelf.server'
import { forgetUpload } from '~/kit/uploads.server'
import { importLearners } from './cohort.commands.server'
import { findRoll } from './roll-import.queries.server'
import { keepQuestions, rememberWhoBecame } from './roll-question.commands.server'
import { answersOf, leavingIn } from './roll-question.queries.server'
import { Judging } from './roll-question'

/** The largest roll that is taken through the web; a county's comes in by the command line. */
export const LARGEST_ROLL = 20_000_000

/** Reads a roll to its end without changing anything, and keeps it until somebody says yes. */
export async function previewRoll(ctx: Context, upload: Received, isWhole: boolean): Promise<IntakeReport> {
  const school = await ownSchool(ctx).catch(async (error: unknown) => {
    await forgetUpload(upload.keptAs)
    throw error
  })
  return previewFile(ctx, upload, school.id, async () => {
    const judging = new Judging(await answersOf(ctx, school.id, null), [], isWhole)
    const report = await importLearners(ctx, { urn: school.urn, file: upload.file, isDryRun: true, judging })
    if (report.status === 'dry-run') await keepQuestions(ctx, report.intakeId, school.id, judging.questions)
    return report
  })
}

/** Takes a previewed roll in, with what was said of the rows it holds: all of it or nothing. A second click finds it gone. */
export async function confirmRoll(ctx: Context, previewId: string): Promise<IntakeReport> {
  await findRoll(ctx, previewId)
  const school = await ownSchool(ctx)
  return takeFromShelf(
    ctx,
    (ctx) => lockPreview(ctx, previewId),
    LARGEST_ROLL,
    async (file) => {
      const judging = new Judging(await answersOf(ctx, school.id, previewId), await leavingIn(ctx, previewId))
      const report = await importLearners(ctx, { urn: school.urn, file, judging })
      if (report.status === 'done') await rememberWhoBecame(ctx, school.id, judging.became)
      return report
    },
  )
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

function lockPreview(ctx: Context, previewId: string) {
  return intakesVisibleTo(ctx)
    .select(['intake.id', 'intake.keptAs', 'intake.fileName'])
    .where('intake.kind', '=', 'learners')
    .where('intake.id', '=', previewId)
    .forUpdate()
    .executeTakeFirst()
}
