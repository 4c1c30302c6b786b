import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { noCounts, type Findings, type IntakeReport } from '~/kit/intake-report'
import { inBatches } from '~/kit/intake-table'
import { textOf, type ReceivedFile } from '~/kit/intake-text.server'
import { takeIn, type Intake } from '~/kit/intake.server'
import { readSummaries, type FiledSummary } from './summary-sheet'
import { learnersOnRoll, summariesNow } from './summary.queries.server'

export const LARGEST_SUMMARIES = 5_000_000
export const SUMMARIES_KIND = 'attendance-summaries'
export const SUMMARIES_NOUN = 'summaries'
const BATCH = 500

/** Takes a file of summaries in. A later one replaces what an earlier one said of the same period, and keeps it. */
export function importSummaries(ctx: Context, plan: { file: ReceivedFile; isDryRun?: boolean }): Promise<IntakeReport> {
  const schoolId = mustSummarise(ctx)
  const source = `${SUMMARIES_KIND}:${schoolId}`
  return takeIn(ctx, { kind: SUMMARIES_KIND, source, ...plan }, async (ctx, intake) => {
    const counts = noCounts()
    const thisYear = Number(londonDay(ctx.now).slice(0, 4))
    for await (const rows of inBatches(await readSummaries(textOf(intake.file), intake.findings, thisYear), BATCH)) {
      const read = rows.filter((row) => row !== null)
      const written = await write(ctx, intake, schoolId, read)
      counts.read += rows.length
      counts.added += written.added
      counts.changed += written.changed
      counts.unchanged += written.unchanged
      counts.refused += rows.length - written.added - written.changed - written.unchanged
    }
    const subject = { type: 'intake', id: intake.id, organisationId: schoolId }
    await record(ctx, 'attendance-summaries.imported', subject, { ...counts })
    return { counts: { [SUMMARIES_NOUN]: counts }, organisationId: schoolId }
  })
}

/** Whose summaries the actor may send in; refused to whoever may not. */
export function mustSummarise(ctx: Context): string {
  const schoolId = orNotFound(ctx.actor.organisationId ?? undefined, 'school')
  mustBeAllowed(ctx, 'summaries.import', { schoolId })
  return schoolId
}

async function write(ctx: Context, intake: Intake, organisationId: string, rows: readonly FiledSummary[]) {
  const meant = await meantBy(ctx, organisationId, rows, intake.findings)
  const before = await summariesNow(
    ctx,
    organisationId,
    [...meant.values()].map(({ learnerId }) => learnerId),
  )
  const held = new Map(before.map((one) => [keyOf(one), one]))
  const news = [...meant.values()].filter((one) => !isSame(one, held.get(keyOf(one))))
  const replaced = news.flatMap((one) => held.get(keyOf(one))?.id ?? [])
  if (replaced.length > 0)
    await ctx.db.updateTable('attendanceSummary').set({ replacedAt: ctx.now }).where('id', 'in', replaced).execute()
  if (news.length > 0)
    await ctx.db
      .insertInto('attendanceSummary')
      .values(news.map((one) => ({ ...one, organisationId, intakeId: intake.id, toldAt: ctx.now })))
      .execute()
  return { added: news.length - replaced.length, changed: replaced.length, unchanged: meant.size - news.length }
}

type Meant = Omit<FiledSummary, 'line' | 'upn' | 'uln'> & { learnerId: string }

/** The rows whose learner is on the roll, the first of two about the same learner and period. */
async function meantBy(ctx: Context, schoolId: string, rows: readonly FiledSummary[], findings: Findings) {
  const learners = await learnersOnRoll(ctx, schoolId, rows)
  const meant = new Map<string, Meant>()
  for (const { line, upn, uln, ...row } of rows) {
    const item = upn ?? uln
    const found = learners.filter(({ value }) => value === upn || value === uln)
    const [learnerId, ...others] = [...new Set(found.map((one) => one.learnerId))]
    const say = (code: string, sentence: string) => findings.add({ severity: 'error', line, item, code, sentence })
    if (learnerId === undefined) say('not-on-roll', 'Nobody on your roll has this number.')
    else if (others.length > 0) say('two-learners', 'The UPN and the ULN are those of two learners.')
    else if (meant.has(keyOf({ ...row, learnerId })))
      say('twice', 'An earlier line tells of the same learner and period.')
    else meant.set(keyOf({ ...row, learnerId }), { ...row, learnerId })
  }
  return meant
}

function keyOf({ learnerId, fromOn, untilOn, source }: Pick<Meant, 'learnerId' | 'fromOn' | 'untilOn' | 'source'>) {
  return `${learnerId} ${fromOn} ${untilOn} ${source}`
}

function isSame(one: Meant, other: Omit<Meant, 'source'> | undefined) {
  const fields = ['possible', 'attended', 'authorised', 'unauthorised', 'late'] as const
  return other !== undefined && fields.every((field) => one[field] === other[field])
}
