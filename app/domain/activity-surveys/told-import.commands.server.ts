import { mustBeAllowed } from '~/access/guard.server'
import { rollKeepers } from '~/access/roles'
import { findFile, lockFilePreview } from '~/domain/catalogues/own-import.queries.server'
import { record } from '~/kit/audit.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { FileRefused, type IntakeReport } from '~/kit/intake-report'
import { previewFile, takeFromShelf, type Received } from '~/kit/intake-shelf.server'
import { inBatches } from '~/kit/intake-table'
import { textOf, type ReceivedFile } from '~/kit/intake-text.server'
import { rememberRows, takeIn, type Intake } from '~/kit/intake.server'
import { forgetUpload } from '~/kit/uploads.server'
import { PersonIndex } from '../elsewhere/person-index'
import { peopleLike } from '../elsewhere/person.queries.server'
import { RollIndex, type Found } from '../predictions/roll-index'
import { isOpenOn } from './survey'
import { lockSurvey, newestSurvey } from './survey.queries.server'
import { formerPupilsAsked, meaningsOf, peopleAsked, saidBefore, usualActivity } from './told.queries.server'
import { ToldRun, type ToWrite } from './told-run'
import { readToldSheet, type ToldRow } from './told-sheet'
import { keepWords } from './word.commands.server'

export const LARGEST_TOLD = 5_000_000
export const TOLD_KIND = 'destinations'
export const TOLD_NOUN = 'destinations'
const BATCH = 500

type Plan = { file: ReceivedFile; isDryRun?: boolean; isAllOrNothing: boolean }

/** Reads a file of destinations to its end without changing anything, and keeps it until somebody says yes. */
export async function previewDestinations(
  ctx: Context,
  upload: Received,
  isAllOrNothing: boolean,
): Promise<IntakeReport> {
  const organisationId = await allowed(ctx, upload)
  const read = () => importDestinations(ctx, { file: upload.file, isDryRun: true, isAllOrNothing })
  const report = await previewFile(ctx, upload, organisationId, read)
  await ctx.db.updateTable('intake').set({ isAllOrNothing }).where('id', '=', report.intakeId).execute()
  return report
}

/** Takes a previewed file in, in one transaction. A second click finds it gone. */
export async function confirmDestinations(ctx: Context, previewId: string): Promise<IntakeReport> {
  const { isAllOrNothing } = await findFile(ctx, TOLD_KIND, previewId)
  const find = async (ctx: Context) => {
    const preview = await lockFilePreview(ctx, TOLD_KIND, previewId)
    if (preview) mustTellDestinations(ctx)
    return preview
  }
  return takeFromShelf(ctx, find, LARGEST_TOLD, (file) => importDestinations(ctx, { file, isAllOrNothing }))
}

/** Takes in what a school or college knows of leavers. What an adviser or the young person has said stays before it. The same again changes nothing. */
export function importDestinations(ctx: Context, plan: Plan): Promise<IntakeReport> {
  const organisationId = mustTellDestinations(ctx)
  return takeIn(ctx, { kind: TOLD_KIND, source: sourceOf(organisationId), ...plan }, async (ctx, intake) => {
    const survey = await underWay(ctx)
    const run = new ToldRun(intake.findings, await meaningsOf(ctx), {
      ...{ referenceOn: survey.referenceOn, thisYear: Number(londonDay(ctx.now).slice(0, 4)) },
      usual: await usualActivity(ctx, survey.referenceOn),
    })
    const finder = await finderFor(ctx, survey.id)
    for await (const rows of inBatches(await readToldSheet(textOf(intake.file), intake.findings), BATCH)) {
      const find = await finder(rows)
      const found = rows.map((row) => ({ row, who: find(row) }))
      const people = await peopleAsked(ctx, survey.id, [
        ...new Set(found.flatMap(({ who }) => (who.is === 'found' ? [who.learner.id] : []))),
      ])
      const meant = found.flatMap(({ row, who }) => run.meant(row, who, people) ?? [])
      const before = await saidBefore(
        ctx,
        meant.map(({ personId }) => personId),
      )
      await write(
        ctx,
        intake,
        meant.flatMap((row) => run.decide(row, before.get(row.personId)) ?? []),
      )
    }
    const subject = { type: 'intake', id: intake.id, organisationId }
    await record(ctx, 'activity-survey.file-taken-in', subject, { ...run.counts })
    return { counts: { [TOLD_NOUN]: run.counts }, organisationId }
  })
}

/** The survey that files tell of; refused where none is under way. Files and the closing wait for one another. */
async function underWay(ctx: Context) {
  const newest = await newestSurvey(ctx)
  if (!newest) throw noSurvey
  const survey = await lockSurvey(ctx, newest.id, 'beside')
  if (!isOpenOn(survey, londonDay(ctx.now))) throw closed
  return survey
}

const noSurvey = new FileRefused('no-survey', 'No survey is under way.')
const closed = new FileRefused('survey-closed', 'The survey is closed. Nothing can be said any more.')

/** A school names its own former pupils; a college somebody of the area whom it can tell without doubt. */
async function finderFor(ctx: Context, surveyId: string) {
  const thisYear = Number(londonDay(ctx.now).slice(0, 4))
  if (!isSchool(ctx)) {
    return async (rows: readonly ToldRow[]) => {
      const told = rows.map((row) => ({ ...row, reference: '', title: '', status: '' }))
      const index = new PersonIndex(await peopleLike(ctx, told, thisYear), thisYear)
      return (row: ToldRow): Found => index.find(row)
    }
  }
  const index = new RollIndex(await formerPupilsAsked(ctx, surveyId), thisYear, 'among those who left your school')
  return () => Promise.resolve((row: ToldRow): Found => index.find(row.who))
}

async function write(ctx: Context, intake: Intake, rows: readonly ToWrite[]) {
  if (rows.length === 0) return
  const replaced = rows.flatMap(({ was }) => was ?? [])
  if (replaced.length > 0)
    await ctx.db.updateTable('activitySurveyWord').set({ withdrawnAt: ctx.now }).where('id', 'in', replaced).execute()
  const said = { source: 'file' as const, words: null, saidOn: londonDay(ctx.now), intakeId: intake.id }
  const ids = await keepWords(
    ctx,
    rows.map(({ personId, code, whereNow, startedOn }) => ({
      ...said,
      ...{ personId, code, whereNow, startedOn, organisationId: ctx.actor.organisationId },
    })),
  )
  await rememberRows(
    ctx,
    intake,
    rows.map(({ was }, at) => ({
      ...{
        noun: TOLD_NOUN,
        recordId: ids[at] ?? '',
        outcome: was === null ? ('added' as const) : ('changed' as const),
      },
      before: { was },
    })),
  )
}

/** Whose leavers the actor tells of; refused to whoever may not. */
export function mustTellDestinations(ctx: Context): string {
  const organisationId = orNotFound(ctx.actor.organisationId ?? undefined, 'organisation')
  if (isSchool(ctx)) mustBeAllowed(ctx, 'destination.tell', { schoolId: organisationId })
  else mustBeAllowed(ctx, 'destination.tell-as-provider', { providerId: organisationId })
  return organisationId
}

export function sourceOf(organisationId: string): string {
  return `${TOLD_KIND}:${organisationId}`
}

function isSchool({ actor }: Context) {
  return rollKeepers.some((role) => role === actor.role)
}

async function allowed(ctx: Context, { keptAs }: Received): Promise<string> {
  try {
    return mustTellDestinations(ctx)
  } catch (error) {
    await forgetUpload(keptAs)
    throw error
  }
}
