import { intakesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const IMPORTS_SHOWN = 20
const FINDINGS_SHOWN = 200

/** The last files that came in for the actor's provider. */
export function recentImports(ctx: Context) {
  return intakesVisibleTo(ctx)
    .leftJoin('account', 'account.id', 'intake.startedById')
    .select(['intake.id', 'intake.kind', 'intake.fileName', 'intake.status', 'intake.startedAt', 'account.name as by'])
    .where('intake.kind', 'in', ['courses', 'course-sheet'])
    .orderBy('intake.startedAt', 'desc')
    .orderBy('intake.id')
    .limit(IMPORTS_SHOWN)
    .execute()
}

/** One file of the actor's provider: what came of it. */
export async function findImport(ctx: Context, intakeId: string) {
  const intake = await intakesVisibleTo(ctx)
    .select(['intake.id', 'intake.kind', 'intake.fileName', 'intake.status', 'intake.startedAt', 'intake.finishedAt'])
    .select(['intake.counts', 'intake.keptAs', 'intake.undoneAt', 'intake.sha256', 'intake.bytes'])
    .where('intake.kind', 'in', ['courses', 'course-sheet'])
    .where('intake.id', '=', intakeId)
    .executeTakeFirst()
  return orNotFound(intake, 'import')
}

/** The last files of one kind that came in for the actor's organisation. */
export function recentFiles(ctx: Context, kind: string) {
  return intakesVisibleTo(ctx)
    .leftJoin('account', 'account.id', 'intake.startedById')
    .select(['intake.id', 'intake.fileName', 'intake.status', 'intake.startedAt', 'account.name as by'])
    .where('intake.kind', '=', kind)
    .orderBy('intake.startedAt', 'desc')
    .orderBy('intake.id')
    .limit(IMPORTS_SHOWN)
    .execute()
}

/** One file of a kind: what came of it, or would. */
export async function findFile(ctx: Context, kind: string, intakeId: string) {
  const intake = await intakesVisibleTo(ctx)
    .select(['intake.id', 'intake.fileName', 'intake.status', 'intake.startedAt', 'intake.finishedAt'])
    .select(['intake.counts', 'intake.keptAs', 'intake.isAllOrNothing', 'intake.source'])
    .where('intake.kind', '=', kind)
    .where('intake.id', '=', intakeId)
    .executeTakeFirst()
  return orNotFound(intake, 'import')
}

/** A file of a kind that waits for a yes, held until it is off the shelf. */
export function lockFilePreview(ctx: Context, kind: string, intakeId: string) {
  return intakesVisibleTo(ctx)
    .select(['intake.id', 'intake.keptAs', 'intake.fileName', 'intake.isAllOrNothing'])
    .where('intake.kind', '=', kind)
    .where('intake.id', '=', intakeId)
    .forUpdate()
    .executeTakeFirst()
}

/** A file of a kind that is to be undone, held until it is. */
export async function lockFile(ctx: Context, kind: string, intakeId: string) {
  const intake = await intakesVisibleTo(ctx)
    .select(['intake.id', 'intake.organisationId', 'intake.status', 'intake.finishedAt'])
    .where('intake.kind', '=', kind)
    .where('intake.id', '=', intakeId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return orNotFound(intake, 'import')
}

/** What was found in a file, in its order: a page of it, or as much as a spreadsheet takes. */
export async function findingsOf(ctx: Context, intakeId: string, atMost = FINDINGS_SHOWN) {
  const rows = await intakesVisibleTo(ctx)
    .innerJoin('intakeFinding', 'intakeFinding.intakeId', 'intake.id')
    .select([
      'intakeFinding.severity',
      'intakeFinding.code',
      'intakeFinding.line',
      'intakeFinding.path',
      'intakeFinding.item',
    ])
    .select(['intakeFinding.field', 'intakeFinding.received', 'intakeFinding.used', 'intakeFinding.advice'])
    .where('intake.id', '=', intakeId)
    .orderBy('intakeFinding.position')
    .limit(atMost + 1)
    .execute()
  return { findings: rows.slice(0, atMost), hasMore: rows.length > atMost }
}

/** What a file that would withdraw many starts says of that; null for any other. It stands last, however long the list is. */
export async function removalIn(ctx: Context, intakeId: string): Promise<string | null> {
  const found = await intakesVisibleTo(ctx)
    .innerJoin('intakeFinding', 'intakeFinding.intakeId', 'intake.id')
    .select('intakeFinding.advice')
    .where('intake.id', '=', intakeId)
    .where('intakeFinding.code', '=', 'many-removals')
    .limit(1)
    .executeTakeFirst()
  return found?.advice ?? null
}
