import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { nextState } from '~/kit/machine'
import { cyclesOf } from '~/domain/cycles/cycle.queries.server'
import { followOpening } from './key-dates.commands.server'
import { publishChecklist, refuseUnlessComplete, refuseWhenEdited } from './own-course'
import {
  courseSubject,
  editedAfter,
  lockCourse,
  runSubject,
  tellProspectus,
  type LockedCourse,
} from './own-course-lock.commands.server'
import type { MoveForm } from './own-course.schemas'
import { datesToAppear } from './publishing-dates'
import { courseMachine, type CourseMove } from './publishing.states'

/** Publishes a course, takes it out of the prospectus, or makes it a draft again. Its starts go with it. */
export function moveCourse(ctx: Context, courseId: string, move: CourseMove, { version, why }: MoveForm) {
  return inTransaction(ctx, async (ctx) => {
    const course = await lockCourse(ctx, courseId)
    mustBeAllowed(ctx, 'course.edit', course)
    refuseWhenEdited(course, version)
    nextState(courseMachine, course.status, move)

    await moves[move](ctx, course, why)
    await tellProspectus(ctx, [courseId])
  })
}

const moves: Record<CourseMove, (ctx: Context, course: LockedCourse, why: string | null) => Promise<void>> = {
  publish: publishCourse,
  withdraw: withdrawOwnCourse,
  restore: restoreCourse,
}

/** A course appears with the first of its starts; one whose starts are all next year's waits for next year's prospectus. */
async function publishCourse(ctx: Context, course: LockedCourse) {
  const today = londonDay(ctx.now)
  const runs = await runsOfCourse(ctx, course.id)
  refuseUnlessComplete(publishChecklist({ ...course, updatedOn: today }, runs, today))
  const days = await publishRuns(
    ctx,
    course,
    runs.filter(({ status }) => status === 'draft'),
  )
  const isSeenNow = days.length === 0 || days.includes(null)
  const publishOn = isSeenNow ? null : (days.toSorted()[0] ?? null)

  await setCourse(ctx, course, { status: isSeenNow ? 'live' : 'draft', publishOn, withdrawnAt: null })
  await record(ctx, 'course.published', courseSubject(course), publishOn === null ? {} : { publishOn })
}

type DraftRun = Awaited<ReturnType<typeof runsOfCourse>>[number]

/** Publishes starts, each now or when its year's prospectus opens; answers with the days on which they appear. */
export async function publishRuns(
  ctx: Context,
  course: { providerId: string },
  runs: readonly Pick<DraftRun, 'id' | 'startsOn' | 'applyFrom'>[],
) {
  const cycles = await cyclesOf(ctx, await areaOf(ctx, course.providerId))
  const today = londonDay(ctx.now)
  const days: (string | null)[] = []
  for (const run of runs) {
    const { publishOn, applyFrom } = datesToAppear(run.startsOn, cycles, today)
    await ctx.db
      .updateTable('courseRun')
      .set((eb) => ({
        status: publishOn === null ? 'live' : 'draft',
        isOpen: true,
        isFull: false,
        publishOn,
        applyFrom: run.applyFrom ?? applyFrom,
        version: eb('version', '+', 1),
        withdrawnAt: null,
        updatedAt: ctx.now,
      }))
      .where('id', '=', run.id)
      .execute()
    await record(ctx, 'course-run.published', runSubject(course, run.id), publishOn === null ? {} : { publishOn })
    days.push(publishOn)
  }
  return days
}

async function withdrawOwnCourse(ctx: Context, course: LockedCourse, why: string | null) {
  await setCourse(ctx, course, {
    status: 'withdrawn',
    publishOn: null,
    withdrawnAt: ctx.now,
    edited: editedAfter(course, ['status']),
  })
  const gone = await ctx.db
    .updateTable('courseRun')
    .set((eb) => ({
      status: 'withdrawn',
      publishOn: null,
      withdrawnAt: ctx.now,
      version: eb('version', '+', 1),
      updatedAt: ctx.now,
    }))
    .where('courseId', '=', course.id)
    .where('status', '!=', 'withdrawn')
    .returning('id')
    .execute()
  await record(ctx, 'course.withdrawn', courseSubject(course), why === null ? {} : { why })
  for (const { id } of gone)
    await record(ctx, 'course-run.withdrawn', runSubject(course, id), why === null ? {} : { why })
}

async function restoreCourse(ctx: Context, course: LockedCourse) {
  const withdrawn = ctx.db.selectFrom('course').select('withdrawnAt').where('id', '=', course.id)
  await ctx.db
    .updateTable('courseRun')
    .set((eb) => ({
      status: 'draft',
      isOpen: true,
      isFull: false,
      withdrawnAt: null,
      cancelledAt: null,
      version: eb('version', '+', 1),
      updatedAt: ctx.now,
    }))
    .where('courseId', '=', course.id)
    .where('status', '=', 'withdrawn')
    .where('withdrawnAt', '=', withdrawn)
    .execute()
  const edited = course.edited.filter((column) => column !== 'status')
  await setCourse(ctx, course, { status: 'draft', withdrawnAt: null, edited })
  await record(ctx, 'course.restored', courseSubject(course))
}

type Shown = { status: LockedCourse['status']; withdrawnAt: Date | null; publishOn?: string | null; edited?: string[] }

async function setCourse(ctx: Context, course: LockedCourse, shown: Shown) {
  const next = { ...shown, version: course.version + 1, updatedAt: ctx.now }
  await ctx.db.updateTable('course').set(next).where('id', '=', course.id).execute()
}

function runsOfCourse(ctx: Context, courseId: string) {
  return ctx.db
    .selectFrom('courseRun')
    .select(['id', 'status', 'startsOn', 'startText', 'siteId', 'studyMode', 'costPence', 'costText', 'applyFrom'])
    .where('courseId', '=', courseId)
    .orderBy('id')
    .limit(1000)
    .execute()
}

async function areaOf(ctx: Context, providerId: string): Promise<string | null> {
  const provider = await ctx.db
    .selectFrom('organisation')
    .select('areaId')
    .where('id', '=', providerId)
    .executeTakeFirst()
  return provider?.areaId ?? null
}

/** What is due to appear appears: every night, on the days that the key dates give now. */
export async function publishDue(ctx: Context): Promise<number> {
  await followOpening(ctx)
  const today = londonDay(ctx.now)
  const due = { status: 'live', publishOn: null, updatedAt: ctx.now } as const
  const courses = await ctx.db
    .updateTable('course')
    .set(due)
    .where('publishOn', '<=', today)
    .where('status', '=', 'draft')
    .returning(['id', 'providerId'])
    .execute()
  const runs = await ctx.db
    .updateTable('courseRun as run')
    .from('course')
    .set(due)
    .whereRef('course.id', '=', 'run.courseId')
    .where('run.publishOn', '<=', today)
    .where('run.status', '=', 'draft')
    .where('course.status', '=', 'live')
    .returning(['run.id', 'run.courseId', 'course.providerId'])
    .execute()
  for (const course of courses) await record(ctx, 'course.appeared', courseSubject(course))
  for (const { id, providerId } of runs) await record(ctx, 'course-run.appeared', runSubject({ providerId }, id))
  const changed = [...new Set([...courses.map(({ id }) => id), ...runs.map(({ courseId }) => courseId)])]
  if (changed.length > 0) await tellProspectus(ctx, changed)
  return changed.length
}

/** Refuses to publish a start of a course that nobody can see. */
export function refuseUnlessSeen({ status, publishOn }: { status: string; publishOn: string | null }): void {
  if (status === 'live' || publishOn !== null) return
  throw new Refusal('course-not-live', 'Publish the course first. Its draft starts are published with it.')
}
