import { mustBeAllowed } from '~/access/guard.server'
import { schoolByUrn } from '~/domain/accounts/establishment.commands.server'
import { firstArea } from '~/domain/areas/area.queries.server'
import { record } from '~/kit/audit.server'
import type { Context } from '~/kit/context.server'
import { formatMoment, londonDay } from '~/kit/dates'
import { momentReading } from '~/kit/intake-day'
import { FileRefused, type IntakeReport } from '~/kit/intake-report'
import { inBatches, readAhead } from '~/kit/intake-table'
import { looksLikeXml, textOf, type ReceivedFile } from '~/kit/intake-text.server'
import { lastWrittenAt, takeIn, type Intake } from '~/kit/intake.server'
import { CohortRun } from './cohort-run.commands.server'
import { onRollBut } from './cohort.queries.server'
import { takeOffRoll } from './leavers.commands.server'
import type { Judging } from './roll-question'
import { readCtf, type CtfHeader } from './ctf'
import { schoolYearOf } from './learner'
import type { RawPupil } from './pupil'
import { readPupil, type PupilSource } from './pupil-reader'
import { pupilsInTable } from './pupil-table'

export type CohortPlan = {
  /** The school whose roll this is; one that we do not know is added as a draft. */
  urn: string
  file: ReceivedFile
  isDryRun?: boolean
  isAllOrNothing?: boolean
  /** What people have said of rows that were held; it also gathers what is still to be asked. */
  judging?: Judging
}

const BATCH = 500

/** Takes in a school's roll, from a Common Transfer File or a CSV export: learners are added and changed, never deleted. */
export async function importLearners(ctx: Context, { urn, judging, ...plan }: CohortPlan): Promise<IntakeReport> {
  const source = `urn:${urn}`
  return takeIn(ctx, { kind: 'learners', source, queue: 'roll', ...plan }, async (ctx, intake) => {
    const cohort = await openCohort(ctx, intake)
    try {
      return await takeCohort(ctx, { intake, cohort, urn, judging })
    } finally {
      await cohort.close()
    }
  })
}

type Taking = { intake: Intake; cohort: Cohort; urn: string; judging: Judging | undefined }

async function takeCohort(ctx: Context, { intake, cohort, urn, judging }: Taking) {
  const area = await firstArea(ctx)
  const school = await schoolByUrn(ctx, urn, { name: nameIn(cohort.header, urn), areaId: area?.id ?? null })
  mustBeAllowed(ctx, 'import.learners', { schoolId: school.id })
  warnOfOtherSchool(intake, cohort.header, urn)

  const run = new CohortRun(intake, school, judging)
  for await (const batch of readAhead(inBatches(cohort.pupils, BATCH))) {
    await run.take(
      ctx,
      batch.map((raw) => readPupil(raw, cohort.source)),
    )
  }
  run.tellOutOfYear()
  if (run.counts.read === 0) intake.findings.add(noPupils)
  if (cohort.header?.isPartial === false || judging?.isWhole) await proposeLeavers(ctx, run)
  run.counts.withdrawn += await takeOffRoll(ctx, run)
  await record(ctx, 'cohort.imported', { type: 'intake', id: intake.id, organisationId: school.id }, { ...run.counts })
  return { counts: { learners: run.counts }, organisationId: school.id, writtenAt: cohort.writtenAt }
}

const noPupils = {
  severity: 'warning',
  code: 'no-pupils',
  sentence: 'The file holds no pupils. Nothing was changed.',
} as const

type Cohort = {
  header: CtfHeader | null
  pupils: AsyncIterable<RawPupil>
  source: PupilSource
  writtenAt: Date | null
  close: () => Promise<void>
}

async function openCohort(ctx: Context, intake: Intake): Promise<Cohort> {
  const today = londonDay(ctx.now)
  if (!(await looksLikeXml(intake.file))) {
    const pupils = pupilsInTable(textOf(intake.file), intake.findings)
    return {
      header: null,
      pupils,
      source: { dayOrder: 'day-month-year', schoolYear: schoolYearOf(today), today },
      writtenAt: null,
      close: () => Promise.resolve(),
    }
  }
  const { header, pupils, close } = await readCtf(textOf(intake.file), intake.findings)
  const writtenAt = await mustNotBeOlder(ctx, intake, header.writtenAt).catch(async (error: unknown) => {
    await close()
    throw error
  })
  const schoolYear = header.schoolYear ?? schoolYearOf(today)
  return { header, pupils, source: { dayOrder: 'year-month-day', schoolYear, today }, writtenAt, close }
}

/** A file that was lying about while a newer one came in would put old values back (F-38). */
async function mustNotBeOlder(ctx: Context, intake: Intake, text: string | null): Promise<Date | null> {
  const writtenAt = momentReading(text === null ? '' : /(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`)
  if (writtenAt === null) return null
  if (writtenAt.getTime() > ctx.now.getTime() + DAY_MS) {
    intake.findings.add({ ...notYet, received: text })
    return null
  }
  const last = await lastWrittenAt(ctx, intake)
  if (last === null || last <= writtenAt) return writtenAt
  throw new FileRefused(
    'older-than-last',
    `This file was written on ${formatMoment(writtenAt)}, and one written on ${formatMoment(last)} is in already. Export a new file.`,
  )
}

const DAY_MS = 86_400_000

// Were it believed, every file after it would count as older and be refused.
const notYet = {
  severity: 'warning',
  code: 'written-in-future',
  sentence:
    'The file says that it was written on a day that is still to come, so we do not know which file is newer. Look at the clock of the computer that made it.',
  path: 'Header/DateTime',
} as const

function nameIn(header: CtfHeader | null, urn: string): string {
  return header?.urn === urn && header.schoolName !== null ? header.schoolName : `School ${urn}`
}

function warnOfOtherSchool(intake: Intake, header: CtfHeader | null, urn: string): void {
  if (header === null || header.urn === null || header.urn === urn) return
  intake.findings.add({
    severity: 'warning',
    code: 'school-differs',
    sentence: `The file comes from the school with URN ${header.urn}. Its pupils were put on the roll of ${urn}, as you asked.`,
    path: 'Header/SourceSchool/URN',
    received: header.urn,
    used: urn,
  })
}

/** Whoever is on the roll in a year group of a full file, but not in it, may have left: a person decides, nobody is taken off. */
async function proposeLeavers(ctx: Context, run: CohortRun): Promise<void> {
  const missing = await onRollBut(ctx, run.school.id, [...run.yearGroups], run.present)
  for (const { upn, learnerId, yearGroup, form, bornOn, name } of missing) {
    const why = `On your roll in Year ${yearGroup}, but not in this file.`
    const told = { name, bornOn, form }
    run.judging.ask({ kind: 'leaver', line: null, mark: learnerId, why, told, candidates: [learnerId] })
    run.intake.findings.add({
      severity: 'info',
      code: 'leaver-proposed',
      sentence: `A learner on the roll in Year ${yearGroup} is not in this full file. Have they left? Nothing was changed.`,
      item: upn ?? learnerId,
    })
  }
}
