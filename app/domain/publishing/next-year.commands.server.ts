import { mustBeAllowed } from '~/access/guard.server'
import { recordAll } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { formatDay, londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { cyclesOf } from '~/domain/cycles/cycle.queries.server'
import { startWords } from '~/domain/courses/course-run'
import { dayNextYear } from './next-year'
import { copiesToPublish, runsToCopy } from './next-year.queries.server'
import { runSubject, tellProspectus } from './own-course-lock.commands.server'
import { nextCycle } from './publishing-dates'
import { publishRuns } from './publishing.commands.server'

const AT_ONCE = 250

/** Copies the starts of this year to the next one, of one course or of all: drafts, until somebody publishes them. A second time copies nothing. */
export function copyToNextYear(ctx: Context, courseId: string | null): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'course.edit', { providerId: ctx.actor.organisationId })
    const next = nextCycle(await cyclesOf(ctx, ctx.actor.areaId), ctx.now)
    if (londonDay(ctx.now) < next.editableFrom)
      throw new Refusal('too-early', `Next year’s courses can be prepared from ${formatDay(next.editableFrom)}.`)
    const runs = await runsToCopy(ctx, { courseId, year: next.year })

    let copied = 0
    for (let at = 0; at < runs.length; at += AT_ONCE) copied += await copy(ctx, runs.slice(at, at + AT_ONCE))
    return copied
  })
}

type Run = Awaited<ReturnType<typeof runsToCopy>>[number]

async function copy(ctx: Context, runs: readonly Run[]): Promise<number> {
  const rows = await ctx.db
    .selectFrom('courseRun')
    .select([
      'id',
      'courseId',
      'siteId',
      'startsOn',
      'startPrecision',
      'endsOn',
      'duration',
      'hours',
      'studyMode',
      'attendanceMode',
    ])
    .select([
      'attendancePattern',
      'defaulted',
      'costPence',
      'costText',
      'age',
      'places',
      'hasHardLimit',
      'offersPerHundred',
      'url',
      'description',
    ])
    .where(
      'id',
      'in',
      runs.map(({ id }) => id),
    )
    .orderBy('id')
    .execute()
  const copies = rows.map(({ id: copiedFromId, startsOn, endsOn, ...said }) => {
    const id = newId()
    const days = { startsOn: dayNextYear(startsOn), endsOn: dayNextYear(endsOn) }
    return {
      ...said,
      ...days,
      id,
      copiedFromId,
      key: `own:${id}`,
      origin: 'hand',
      createdAt: ctx.now,
      updatedAt: ctx.now,
    }
  })
  const made = await ctx.db
    .insertInto('courseRun')
    .values(copies)
    .onConflict((conflict) => conflict.column('copiedFromId').doNothing())
    .returning(['id', 'courseId', 'startsOn', 'startPrecision', 'startText'])
    .execute()
  const providers = new Map(runs.map(({ courseId, providerId }) => [courseId, providerId]))
  await recordAll(
    ctx,
    made.map((run) => ({
      action: 'course-run.copied',
      subject: runSubject({ providerId: providers.get(run.courseId) ?? '' }, run.id),
      particulars: { start: startWords(run) },
    })),
  )
  return made.length
}

/** Publishes every copy that waits: each appears when the prospectus of its year opens. */
export function publishNextYear(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const providerId = ctx.actor.organisationId
    mustBeAllowed(ctx, 'course.edit', { providerId })
    const runs = await copiesToPublish(ctx)
    const [first] = runs
    if (!first) return 0

    await publishRuns(ctx, first, runs)
    await tellProspectus(ctx, [...new Set(runs.map(({ courseId }) => courseId))])
    return runs.length
  })
}
