import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotFound, Refusal } from '~/kit/errors'
import { nextState } from '~/kit/machine'
import { outcodeOf } from '~/kit/postcode'
import { saveSites } from '~/domain/areas/site.commands.server'
import { startWords } from '~/domain/courses/course-run'
import { refuseWhenEdited } from './own-course'
import {
  editedAfter,
  lockCourse,
  lockRun,
  runSubject,
  tellProspectus,
  type LockedRun,
} from './own-course-lock.commands.server'
import type { MoveForm } from './own-course.schemas'
import { changedColumns, runLabels, stillDefaulted, type RunSaid } from './own-run'
import type { RunForm } from './own-run.schemas'
import { publishRuns, refuseUnlessSeen } from './publishing.commands.server'
import { flagsOf, runMachine, runState, type RunMove } from './publishing.states'

/** Adds a start to a course: a draft until it is published. */
export function addRun(ctx: Context, courseId: string, form: RunForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const course = await lockCourse(ctx, courseId)
    mustBeAllowed(ctx, 'course.edit', course)
    if (course.status === 'withdrawn')
      throw new Refusal('course-withdrawn', 'Bring the course back before you add a start.')
    const said = await saidIn(ctx, course.providerId, form)
    const id = newId()

    await ctx.db
      .insertInto('courseRun')
      .values({
        ...said,
        id,
        courseId,
        key: `own:${id}`,
        origin: 'hand',
        startPrecision: said.startsOn === null ? null : 'day',
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .execute()
    await record(ctx, 'course-run.added', runSubject(course, id), { start: startOf(said) })
    return id
  })
}

/** Keeps what was changed about a start. */
export function editRun(ctx: Context, courseId: string, runId: string, form: RunForm) {
  return inTransaction(ctx, async (ctx) => {
    const { course, run } = await lockRun(ctx, courseId, runId)
    mustBeAllowed(ctx, 'course.edit', course)
    refuseWhenEdited(run, form.version)
    const said = await saidIn(ctx, course.providerId, form)
    const changed = changedColumns(run, said)
    if (changed.length === 0) return

    await ctx.db
      .updateTable('courseRun')
      .set({
        ...onlyChanged(said, changed),
        startPrecision: precisionOf(run, said),
        defaulted: stillDefaulted(run.defaulted, changed),
        edited: editedAfter(run, changed),
        version: run.version + 1,
        updatedAt: ctx.now,
      })
      .where('id', '=', runId)
      .execute()
    const labels = changed.map((column) => runLabels[column])
    await record(ctx, 'course-run.edited', runSubject(course, runId), { start: startOf(said), labels })
    await tellProspectus(ctx, [courseId])
  })
}

/** Publishes a start, opens or closes it, marks it full, or takes it out of the prospectus. Who has applied keeps the application. */
export function moveRun(ctx: Context, courseId: string, runId: string, move: RunMove, { version, why }: MoveForm) {
  return inTransaction(ctx, async (ctx) => {
    const { course, run } = await lockRun(ctx, courseId, runId)
    mustBeAllowed(ctx, 'course.edit', course)
    refuseWhenEdited(run, version)
    const next = nextState(runMachine, runState(run), move)

    if (move === 'publish') {
      refuseUnlessSeen(course)
      refuseWithoutStart(run)
      await publishRuns(ctx, course, [run])
    } else {
      if (move === 'restore' && course.status === 'withdrawn')
        throw new Refusal(
          'course-withdrawn',
          'Bring the course back first. The starts that were withdrawn with it come back with it.',
        )
      await setRun(ctx, run, next, move)
      await record(ctx, `course-run.${pastOf[move]}`, runSubject(course, runId), why === null ? {} : { why })
    }
    await tellProspectus(ctx, [courseId])
  })
}

const pastOf = { open: 'opened', close: 'closed', fill: 'filled', withdraw: 'withdrawn', restore: 'restored' } as const

async function setRun(ctx: Context, run: LockedRun, next: ReturnType<typeof runState>, move: RunMove) {
  const isGone = next === 'withdrawn'
  await ctx.db
    .updateTable('courseRun')
    .set({
      ...flagsOf(next),
      publishOn: null,
      withdrawnAt: isGone ? ctx.now : null,
      ...(move === 'restore' ? { cancelledAt: null } : {}),
      edited: isGone
        ? editedAfter(run, ['status'])
        : run.edited.filter((column) => move !== 'restore' || column !== 'status'),
      version: run.version + 1,
      updatedAt: ctx.now,
    })
    .where('id', '=', run.id)
    .execute()
}

function refuseWithoutStart(run: LockedRun): void {
  if (run.startsOn === null && run.startText === null)
    throw new Refusal('no-start', 'Say when it starts first: a day, or a few words such as “September 2027”.')
}

/** What the form says, with the place it names: one of the provider's own, or a new one. */
async function saidIn(ctx: Context, providerId: string, { version: _, newSite, ...form }: RunForm): Promise<RunSaid> {
  if (form.siteId === 'new') return { ...form, siteId: await addSite(ctx, providerId, newSite) }
  if (form.siteId !== null) await mustBeOwnSite(ctx, providerId, form.siteId)
  return form
}

async function addSite(ctx: Context, providerId: string, { name, address, town, postcode }: RunForm['newSite']) {
  const key = `${(name ?? '').toLowerCase()}|${postcode ?? ''}`
  const known = await ctx.db
    .selectFrom('site')
    .select('id')
    .where('organisationId', '=', providerId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (known) return known.id
  const id = newId()
  const outcode = postcode === null ? null : outcodeOf(postcode)
  const place = { name: name ?? 'Main site', address, town, postcode, outcode, phone: null, email: null }
  await saveSites(ctx, [{ id, organisationId: providerId, key, ...place }])
  return id
}

async function mustBeOwnSite(ctx: Context, organisationId: string, siteId: string) {
  const site = await ctx.db
    .selectFrom('site')
    .select('id')
    .where('id', '=', siteId)
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()
  if (!site) throw new NotFound('site')
}

// What was not touched stays, a standard's default among it.
function onlyChanged(said: RunSaid, changed: readonly string[]): Partial<RunSaid> {
  return Object.fromEntries(Object.entries(said).filter(([column]) => changed.includes(column)))
}

// A feed may know the month alone; the form shows its first day, which is no news by itself.
function precisionOf(run: LockedRun, said: RunSaid) {
  if (said.startsOn === null) return null
  return said.startsOn === run.startsOn ? run.startPrecision : 'day'
}

function startOf({ startsOn, startText }: RunSaid) {
  return startWords({ startsOn, startPrecision: 'day', startText })
}
