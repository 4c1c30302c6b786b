import { sql } from 'kysely'
import { inTransaction, type Context } from './context.server'
import {
  Findings,
  FileRefused,
  type CountsByNoun,
  type Finding,
  type IntakeReport,
  type IntakeStatus,
} from './intake-report'
import type { ReceivedFile } from './intake-text.server'

export type IntakePlan = {
  /** `establishments`, `courses`, `learners` … */
  kind: string
  /** Who sends these files, such as `gias` or `urn:900001`: two files of one sender are never taken in at once. */
  source: string
  file: ReceivedFile
  isDryRun?: boolean
  /** Chosen beforehand: one refused row refuses the file. */
  isAllOrNothing?: boolean
  /** Files that touch the same rows wait for one another; those of one sender always do. */
  queue?: string
}

export type Intake = {
  id: string
  kind: string
  source: string
  file: ReceivedFile
  findings: Findings
  isDryRun: boolean
}

export type IntakeResult = { counts: CountsByNoun; organisationId?: string | null; writtenAt?: Date | null }

/**
 * Takes one file in: all of it in one transaction, or nothing. The intake row is there before the work begins, so a
 * killed import is seen as interrupted afterwards. A dry run does the same work and takes it back.
 */
export async function takeIn(
  ctx: Context,
  plan: IntakePlan,
  work: (ctx: Context, intake: Intake) => Promise<IntakeResult>,
) {
  const intake = await openIntake(ctx, plan)
  try {
    // What was found in a file is gathered as it is read: a file that collides is sent again, and not read twice.
    return await inTransaction(
      ctx,
      async (ctx) => {
        await waitForTurn(ctx, intake, plan.queue ?? plan.source)
        const result = await work(ctx, intake)
        if (plan.isAllOrNothing) mustBeAll(result.counts)
        if (intake.isDryRun) throw new TakenBack(result)
        return await closeIntake(ctx, intake, 'done', result)
      },
      { isRepeatable: false },
    )
  } catch (error) {
    if (error instanceof TakenBack) return closeIntake(ctx, intake, 'dry-run', { counts: error.result.counts })
    if (!(error instanceof FileRefused)) throw error
    intake.findings.add(error.finding)
    return closeIntake(ctx, intake, 'refused', { counts: {} })
  }
}

function mustBeAll(counts: CountsByNoun): void {
  const refused = Object.values(counts).reduce((sum, { refused }) => sum + refused, 0)
  if (refused === 0) return
  throw new FileRefused('rows-refused', `Rows refused: ${refused}. You asked for all rows or none, so none was taken.`)
}

/** Carries the counts of a dry run out of the transaction that it undoes. */
class TakenBack extends Error {
  constructor(readonly result: IntakeResult) {
    super('a dry run changes nothing')
  }
}

/** Writes down that a file has come in and its work begins. */
export async function openIntake(ctx: Context, plan: IntakePlan): Promise<Intake> {
  const findings = new Findings()
  findings.addAll(plan.file.findings)
  const { id } = await ctx.db
    .insertInto('intake')
    .values({
      kind: plan.kind,
      source: plan.source,
      fileName: plan.file.fileName,
      sha256: plan.file.sha256,
      bytes: plan.file.bytes,
      status: 'running',
      startedById: ctx.actor.id,
      startedAt: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, kind: plan.kind, source: plan.source, file: plan.file, findings, isDryRun: plan.isDryRun ?? false }
}

/** One file of one sender at a time. Whoever holds the lock knows that earlier work still marked as running was killed. */
async function waitForTurn(ctx: Context, intake: Intake, queue: string): Promise<void> {
  await waitForQueue(ctx, intake.kind, queue)
  await ctx.db
    .updateTable('intake')
    .set({ status: 'interrupted', finishedAt: ctx.now })
    .where('kind', '=', intake.kind)
    .where('source', '=', intake.source)
    .where('status', '=', 'running')
    .where('id', '!=', intake.id)
    .where('startedAt', '<=', ctx.now)
    .execute()
}

/** Whoever changes what files of this kind change waits until none is on its way in, and keeps the next one waiting. */
export async function waitForQueue(ctx: Context, kind: string, queue: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`intake ${kind} ${queue}`}, 0))`.execute(ctx.db)
}

/** Writes down what came of a file, and hands back the report. */
export async function closeIntake(
  ctx: Context,
  intake: Intake,
  status: IntakeStatus,
  result: IntakeResult,
): Promise<IntakeReport> {
  await ctx.db
    .updateTable('intake')
    .set({
      status,
      counts: JSON.stringify(result.counts),
      organisationId: result.organisationId ?? null,
      writtenAt: result.writtenAt ?? null,
      finishedAt: ctx.now,
    })
    .where('id', '=', intake.id)
    .execute()
  await keepFindings(ctx, intake)
  return {
    intakeId: intake.id,
    fileName: intake.file.fileName,
    sha256: intake.file.sha256,
    status,
    counts: result.counts,
    findings: intake.findings.kept,
    totals: intake.findings.totals,
  }
}

const FINDINGS_AT_ONCE = 1_000

async function keepFindings(ctx: Context, intake: Intake): Promise<void> {
  const rows = intake.findings.kept.map((finding, position) => findingRow(intake.id, finding, position))
  for (let at = 0; at < rows.length; at += FINDINGS_AT_ONCE) {
    await ctx.db
      .insertInto('intakeFinding')
      .values(rows.slice(at, at + FINDINGS_AT_ONCE))
      .execute()
  }
}

function findingRow(intakeId: string, { sentence, ...finding }: Finding, position: number) {
  return { ...finding, intakeId, position, advice: sentence }
}

/** True when the newest file of this sender that went in was this very file, so a second reading cannot change anything. */
export async function isSameAsLast(ctx: Context, intake: Intake): Promise<boolean> {
  const last = await ctx.db
    .selectFrom('intake')
    .select('sha256')
    .where('kind', '=', intake.kind)
    .where('source', '=', intake.source)
    .where('status', '=', 'done')
    .orderBy('finishedAt', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return last?.sha256 === intake.file.sha256
}

/** When the newest file of this sender was written, where files of its kind say so. */
export async function lastWrittenAt(ctx: Context, intake: Intake): Promise<Date | null> {
  const last = await ctx.db
    .selectFrom('intake')
    .select((eb) => eb.fn.max('writtenAt').as('writtenAt'))
    .where('kind', '=', intake.kind)
    .where('source', '=', intake.source)
    .where('status', '=', 'done')
    .executeTakeFirst()
  return last?.writtenAt ?? null
}

export type TouchedRow = {
  noun: string
  recordId: string
  outcome: 'added' | 'changed' | 'withdrawn'
  before?: Record<string, unknown>
}

/** Remembers which rows a file added or changed, and what they were before, so that the file can be undone. */
export async function rememberRows(ctx: Context, intake: Intake, rows: TouchedRow[]): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(({ before = {}, ...row }) => ({
    ...row,
    intakeId: intake.id,
    before: JSON.stringify(before),
  }))
  await ctx.db.insertInto('intakeRow').values(values).execute()
}
