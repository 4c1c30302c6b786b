import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { lockFilePreview } from '~/domain/catalogues/own-import.queries.server'
import type { KeyDates } from '~/domain/cycles/cycle'
import { findCycle } from '~/domain/cycles/cycle.queries.server'
import { record } from '~/kit/audit.server'
import type { Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import type { IntakeReport } from '~/kit/intake-report'
import { previewFile, takeFromShelf, type Received } from '~/kit/intake-shelf.server'
import { textOf, type ReceivedFile } from '~/kit/intake-text.server'
import { takeIn } from '~/kit/intake.server'
import { enqueue } from '~/kit/jobs.server'
import { forgetUpload } from '~/kit/uploads.server'
import { takeRowsLater } from './enrolment-file.jobs.server'
import { findEnrolmentFile, LARGEST_FILE, placesToFind } from './enrolment-file.queries.server'
import { EnrolmentRun, type Entry } from './enrolment-run'
import { readEnrolments } from './enrolment-sheet'
import { PlaceIndex } from './place-index'
import { DONE_AT_ONCE, takeRows } from './take-rows.commands.server'

const FALLBACK_MS = 60_000

/** Reads a file of enrolments to its end without changing anything, and keeps it until somebody says yes. */
export async function previewEnrolments(
  ctx: Context,
  upload: Received,
  { isAllOrNothing }: { isAllOrNothing: boolean },
): Promise<IntakeReport> {
  const providerId = await ownProvider(ctx).catch(async (error: unknown) => {
    await forgetUpload(upload.keptAs)
    throw error
  })
  // What the file leaves open is asked at the yes; until then it is taken to be so.
  const read = () =>
    importEnrolments(ctx, { providerId, file: upload.file, isDryRun: true, isAllOrNothing, isIdentityDeclared: true })
  const report = await previewFile(ctx, upload, providerId, read)
  await ctx.db.updateTable('intake').set({ isAllOrNothing }).where('id', '=', report.intakeId).execute()
  return report
}

/** Takes a previewed file in. A few rows are done at once, many in the background; the page of the file tells how far it is. */
export async function confirmEnrolments(
  ctx: Context,
  previewId: string,
  { isIdentityDeclared }: { isIdentityDeclared: boolean },
): Promise<IntakeReport> {
  const { isAllOrNothing, leavesIdentityOpen } = await findEnrolmentFile(ctx, previewId)
  const providerId = await ownProvider(ctx)
  if (leavesIdentityOpen && !isIdentityDeclared)
    throw new Refusal(
      'identity-unchecked',
      'Tick that you have checked who they are, or say so in the file.',
      'identity',
    )
  const report = await takeFromShelf(
    ctx,
    (ctx) => lockFilePreview(ctx, 'enrolments', previewId),
    LARGEST_FILE,
    (file) => importEnrolments(ctx, { providerId, file, isAllOrNothing, isIdentityDeclared }),
  )
  if (report.status === 'done' && (report.counts.enrolments?.added ?? 0) <= DONE_AT_ONCE)
    await takeRows(ctx, report.intakeId)
  return report
}

type Plan = {
  providerId: string
  file: ReceivedFile
  isDryRun?: boolean
  isAllOrNothing: boolean
  isIdentityDeclared: boolean
}

/** Finds the place of every row and keeps what is to be done; nobody is enrolled yet. */
export async function importEnrolments(
  ctx: Context,
  { providerId, isIdentityDeclared, ...plan }: Plan,
): Promise<IntakeReport> {
  const source = `enrolments:${providerId}`
  return takeIn(ctx, { kind: 'enrolments', source, ...plan }, async (ctx, intake) => {
    mustBeAllowed(ctx, 'enrolment.record', { providerId })
    const places = await placesToFind(ctx)
    const index = new PlaceIndex(places, ctx.now.getUTCFullYear())
    const datesOf = await datesOfCycles(ctx, new Set(places.map(({ cycleId }) => cycleId)))
    const run = new EnrolmentRun(intake.findings, index, { now: ctx.now, datesOf, isIdentityDeclared })
    for await (const row of await readEnrolments(textOf(intake.file), intake.findings)) run.read(row)
    if (run.leavesIdentityOpen) intake.findings.add(identityOpen)

    await keepRows(ctx, intake.id, run.entries)
    await ctx.db
      .updateTable('intake')
      .set({ isAllOrNothing: plan.isAllOrNothing })
      .where('id', '=', intake.id)
      .execute()
    const subject = { type: 'intake', id: intake.id, organisationId: providerId }
    await record(ctx, 'enrolments.imported', subject, { ...run.counts })
    if (run.entries.length > 0) await putInQueue(ctx, intake.id, run.entries.length)
    return { counts: { enrolments: run.counts }, organisationId: providerId }
  })
}

async function datesOfCycles(ctx: Context, cycleIds: ReadonlySet<string>) {
  const dates = new Map<string, KeyDates>()
  for (const id of cycleIds) dates.set(id, (await findCycle(ctx, id)).dates)
  return (cycleId: string) => dates.get(cycleId) ?? {}
}

const identityOpen = {
  severity: 'info',
  code: 'identity-open',
  sentence: 'Some rows do not say that it is checked who the learner is. You are asked to say so for all of them.',
} as const

// A few are done by the person's own request; should that be cut off, the job does the rest.
function putInQueue(ctx: Context, intakeId: string, size: number) {
  const runAt = size <= DONE_AT_ONCE ? { runAt: new Date(ctx.now.getTime() + FALLBACK_MS) } : {}
  return enqueue(ctx, takeRowsLater, { intakeId }, { key: `enrolment-rows:${intakeId}`, ...runAt })
}

async function keepRows(ctx: Context, intakeId: string, entries: readonly Entry[]) {
  await sql`
    insert into enrolment_row (intake_id, line, choice_id, started_on, learner_number, is_identity_checked)
    select ${intakeId}, line, "choiceId", "startedOn", "learnerNumber", "isIdentityChecked"
    from json_to_recordset(${JSON.stringify(entries)}::json)
      as entry (line int, "choiceId" uuid, "startedOn" date, "learnerNumber" text, "isIdentityChecked" boolean)`.execute(
    ctx.db,
  )
}

async function ownProvider(ctx: Context): Promise<string> {
  const providerId = orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
  mustBeAllowed(ctx, 'enrolment.record', { providerId })
  return Promise.resolve(providerId)
}
