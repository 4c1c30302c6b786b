import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { findFile, lockFilePreview } from '~/domain/catalogues/own-import.queries.server'
import { codesOn, rulesOn } from '~/domain/nccis-returns/code-list.queries.server'
import { authoritiesOf } from '~/domain/nccis-returns/known.queries.server'
import { isDay } from '~/domain/nccis-returns/return-record'
import { readReturnSheet } from '~/domain/nccis-returns/return-sheet'
import { readReturn, type ReadRecord } from '~/domain/nccis-returns/return-xml'
import { record, recordAll } from '~/kit/audit.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { noCounts, type IntakeReport } from '~/kit/intake-report'
import { previewFile, takeFromShelf, type Received } from '~/kit/intake-shelf.server'
import { inBatches } from '~/kit/intake-table'
import { looksLikeXml, textOf, type ReceivedFile } from '~/kit/intake-text.server'
import { takeIn, type Intake } from '~/kit/intake.server'
import { forgetUpload } from '~/kit/uploads.server'
import { candidatesFor } from './candidates.queries.server'
import { Sorter } from './sorter'
import { addPeople, takeOver } from './take-rows.commands.server'

export const LARGEST_RETURN = 200_000_000
export const RETURNS_KIND = 'national-return'
export const RETURNS_NOUN = 'people'
const BATCH = 500

type Plan = { file: ReceivedFile; isDryRun?: boolean; isAllOrNothing: boolean }

/** Reads a return of an old system or another authority to its end without changing anything, and keeps it until somebody says yes. */
export async function previewReturn(ctx: Context, upload: Received, isAllOrNothing: boolean): Promise<IntakeReport> {
  const { organisationId } = await allowed(ctx, upload)
  const read = () => importReturn(ctx, { file: upload.file, isDryRun: true, isAllOrNothing })
  const report = await previewFile(ctx, upload, organisationId, read)
  await ctx.db.updateTable('intake').set({ isAllOrNothing }).where('id', '=', report.intakeId).execute()
  return report
}

/** Takes a previewed return in, in one transaction. A second click finds it gone. */
export async function confirmReturn(ctx: Context, previewId: string): Promise<IntakeReport> {
  const { isAllOrNothing } = await findFile(ctx, RETURNS_KIND, previewId)
  const find = async (ctx: Context) => {
    const preview = await lockFilePreview(ctx, RETURNS_KIND, previewId)
    if (preview) mustTakeIn(ctx)
    return preview
  }
  return takeFromShelf(ctx, find, LARGEST_RETURN, (file) => importReturn(ctx, { file, isAllOrNothing }))
}

/** Takes a return in: whom it is about is found by number, name and home; who cannot be told apart waits for an answer. */
export function importReturn(ctx: Context, plan: Plan): Promise<IntakeReport> {
  const { areaId, organisationId } = mustTakeIn(ctx)
  return takeIn(ctx, { kind: RETURNS_KIND, source: `${RETURNS_KIND}:${areaId}`, ...plan }, async (ctx, intake) => {
    const counts = noCounts()
    const { periodEnd, header, records, close } = await opened(ctx, intake)
    try {
      const codes = await codesOn(ctx, periodEnd)
      const { rules, without } = await rulesOn(ctx, periodEnd)
      const own = await authoritiesOf(ctx, areaId)
      const sorter = new Sorter(
        { codes, rules, without, header, periodEnd, areaId, own, today: londonDay(ctx.now) },
        intake.findings,
      )
      for await (const batch of inBatches(records, BATCH)) {
        counts.read += batch.length
        const rows = sorter.understood(batch)
        const sorted = sorter.sorted(rows, await candidatesFor(ctx, areaId, rows))
        const added = await addPeople(ctx, { areaId, intakeId: intake.id }, sorted.fresh)
        sorter.remember(added)
        const changed = await takeOver(ctx, { areaId, intakeId: intake.id }, sorted.same)
        await hold(ctx, { areaId, intakeId: intake.id }, sorted.doubtful)
        await recordTaken(ctx, organisationId, [...added, ...changed])
        counts.added += added.length
        counts.changed += changed.length
        counts.unchanged += sorted.same.length - changed.length
        // Whoever waits for an answer is not refused.
        counts.refused += batch.length - added.length - sorted.same.length - sorted.doubtful.length
      }
      sorter.tellTwins()
    } finally {
      await close()
    }
    const subject = { type: 'intake', id: intake.id, organisationId }
    await record(ctx, 'return-file.taken-in', subject, { ...counts })
    return { counts: { [RETURNS_NOUN]: counts }, organisationId }
  })
}

async function opened(ctx: Context, { file, findings }: Intake) {
  const today = londonDay(ctx.now)
  if (!(await looksLikeXml(file))) {
    const { records, close } = await readReturnSheet(textOf(file), findings)
    return { periodEnd: today, header: null, records, close }
  }
  const { header, records, close } = await readReturn(textOf(file), findings)
  const { periodEnd } = header
  return {
    periodEnd: periodEnd !== null && isDay(periodEnd) ? periodEnd : today,
    header,
    records: withNone(records),
    close,
  }
}

async function* withNone(records: AsyncIterable<ReadRecord>): AsyncGenerator<ReadRecord | null> {
  yield* records
}

type Where = { areaId: string; intakeId: string }
type Doubtful = ReturnType<Sorter['sorted']>['doubtful']

async function hold(ctx: Context, { areaId, intakeId }: Where, doubtful: Doubtful) {
  if (doubtful.length === 0) return
  const rows = doubtful.map(({ line, told, why, candidates }) => ({ line, told, why, candidates }))
  // The same file a second time asks nothing that is still asked.
  await sql`
    insert into return_question (intake_id, area_id, line, why, told, candidates)
    select ${intakeId}, ${areaId}, row.line, row.why, row.told, row.candidates
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (line int, why text, told jsonb, candidates uuid[])
    where not exists (select from return_question asked
      where asked.area_id = ${areaId} and asked.answer is null and asked.told = row.told)`.execute(ctx.db)
}

function recordTaken(ctx: Context, organisationId: string, learnerIds: readonly string[]) {
  return recordAll(
    ctx,
    learnerIds.map((id) => ({
      action: 'learner.return-taken-in',
      subject: { type: 'learner', id, learnerId: id, organisationId },
    })),
  )
}

/** For which area the actor may take returns in; refused to whoever may not. */
export function mustTakeIn(ctx: Context) {
  const areaId = orNotFound(ctx.actor.areaId ?? undefined, 'area')
  const organisationId = orNotFound(ctx.actor.organisationId ?? undefined, 'organisation')
  mustBeAllowed(ctx, 'return.take-in', { areaId })
  return { areaId, organisationId }
}

async function allowed(ctx: Context, { keptAs }: Received) {
  try {
    return mustTakeIn(ctx)
  } catch (error) {
    await forgetUpload(keptAs)
    throw error
  }
}
