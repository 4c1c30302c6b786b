import { mustBeAllowed } from '~/access/guard.server'
import { neighboursVisibleTo } from '~/access/scopes.server'
import { readCatalogue } from '~/domain/catalogues/xcri'
import { LARGEST_CATALOGUE } from '~/domain/catalogues/catalogue.commands.server'
import { record } from '~/kit/audit.server'
import type { Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { fetchOutside } from '~/kit/fetch-outside.server'
import { FileRefused, noCounts, type IntakeReport } from '~/kit/intake-report'
import { textOf, type ReceivedFile } from '~/kit/intake-text.server'
import { isSameAsLast, takeIn, type Intake } from '~/kit/intake.server'
import { forgetUpload, keptFile, type Upload } from '~/kit/uploads.server'
import { isHeld, isMassDisappearance, outcomeOf } from './neighbour'
import { NeighbourRows } from './neighbour-rows.commands.server'

const SECONDS = 60

export type Taking = { mayRemoveMany: boolean }

/** Fetches the courses of a neighbouring area and takes them in. What goes wrong is kept in words, and the last good courses stay. */
export async function pullNeighbour(ctx: Context, neighbourId: string, taking: Taking): Promise<void> {
  const neighbour = await neighboursVisibleTo(ctx)
    .select(['neighbour.url', 'neighbour.etag'])
    .where('neighbour.id', '=', neighbourId)
    .executeTakeFirst()
  if (!neighbour?.url) return
  try {
    const { url, etag } = neighbour
    const fetched = await fetchOutside(url, { etag, limit: LARGEST_CATALOGUE, seconds: SECONDS })
    if (fetched.isSame) return await tell(ctx, neighbourId, { outcome: 'The file has not changed since last time.' })
    const report = await taken(ctx, neighbourId, fetched.keptAs, taking)
    if (report.status === 'done') await tell(ctx, neighbourId, { etag: fetched.etag })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await tell(ctx, neighbourId, { outcome: error.sentence })
  }
}

/** Takes in a file that somebody of the area has been sent. */
export async function sendNeighbourFile(
  ctx: Context,
  neighbourId: string,
  { file, keptAs }: Pick<Upload, 'file' | 'keptAs'>,
  taking: Taking,
): Promise<IntakeReport> {
  try {
    return await takeNeighbourFile(ctx, neighbourId, file, taking)
  } finally {
    await forgetUpload(keptAs)
  }
}

async function taken(ctx: Context, neighbourId: string, keptAs: string, taking: Taking): Promise<IntakeReport> {
  try {
    const file = await keptFile(keptAs, 'from the address of the neighbour', LARGEST_CATALOGUE)
    return await takeNeighbourFile(ctx, neighbourId, file, taking)
  } finally {
    await forgetUpload(keptAs)
  }
}

/** The rows of a new file stand in the place of the old ones: all of them or none. */
export async function takeNeighbourFile(
  ctx: Context,
  neighbourId: string,
  file: ReceivedFile,
  taking: Taking,
): Promise<IntakeReport> {
  const plan = { kind: 'neighbour-courses', source: `neighbour:${neighbourId}`, file }
  const { areaId } = await findNeighbour(ctx, neighbourId)
  mustBeAllowed(ctx, 'neighbour.keep', { areaId })
  const report = await takeIn(ctx, plan, async (ctx, intake) => {
    const { courses } = await lockNeighbour(ctx, neighbourId)
    if (await isSameAsLast(ctx, intake)) return { counts: { courses: unchanged(courses) } }
    const counts = await replaceRows(ctx, intake, neighbourId, taking)
    await ctx.db
      .updateTable('neighbour')
      .set({ courses: counts.added + counts.unchanged, takenAt: ctx.now })
      .where('id', '=', neighbourId)
      .execute()
    await record(ctx, 'neighbour-courses.imported', { type: 'neighbour', id: neighbourId }, { counts })
    return { counts: { courses: counts } }
  })
  await tell(ctx, neighbourId, {
    outcome: outcomeOf(report),
    isHeld: isHeld(report),
    lastIntakeId: report.intakeId,
    // What was refused is fetched again, in case what was wrong lay here; what came by hand has no tag.
    etag: null,
  })
  return report
}

async function replaceRows(ctx: Context, intake: Intake, neighbourId: string, { mayRemoveMany }: Taking) {
  const rows = new NeighbourRows(ctx, intake, neighbourId)
  await readCatalogue(textOf(intake.file), { course: rows.course, provider: rows.provider })
  await rows.finish()
  const change = await rows.change()
  if (isMassDisappearance(change) && !mayRemoveMany) throw tooMany(change)
  await rows.forgetOld()
  const counts = noCounts()
  const added = rows.kept - (change.before - change.gone)
  return {
    ...counts,
    read: rows.read,
    refused: rows.refused,
    added: Math.max(0, added),
    unchanged: Math.min(rows.kept, change.before - change.gone),
    withdrawn: change.gone,
  }
}

function tooMany({ before, gone }: { before: number; gone: number }) {
  return new FileRefused(
    'too-many-removals',
    `In this file ${gone.toLocaleString('en-GB')} of the ${before.toLocaleString('en-GB')} courses we show are missing, so the old ones stay. If that is right, take it in again and say so.`,
    { received: String(gone), used: '0' },
  )
}

function unchanged(courses: number) {
  return { ...noCounts(), read: courses, unchanged: courses }
}

async function findNeighbour(ctx: Context, neighbourId: string) {
  const neighbour = await neighboursVisibleTo(ctx)
    .select('neighbour.areaId')
    .where('neighbour.id', '=', neighbourId)
    .executeTakeFirst()
  return orNotFound(neighbour, 'neighbour')
}

async function lockNeighbour(ctx: Context, neighbourId: string) {
  const neighbour = await neighboursVisibleTo(ctx)
    .select('neighbour.courses')
    .where('neighbour.id', '=', neighbourId)
    .forUpdate()
    .executeTakeFirst()
  return orNotFound(neighbour, 'neighbour')
}

type Told = { outcome?: string; isHeld?: boolean; lastIntakeId?: string; etag?: string | null }

async function tell(ctx: Context, neighbourId: string, told: Told): Promise<void> {
  await ctx.db
    .updateTable('neighbour')
    .set({ ...told, triedAt: ctx.now })
    .where('id', '=', neighbourId)
    .execute()
}
