import { mustBeAllowed } from '~/access/guard.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { ownCycleId } from '../applications/own-cycle.queries.server'
import { proposedActivity } from '../participation/activity'
import { activityCodes, findStartedCourse } from '../participation/activity.queries.server'
import { intendedFrom } from './destination'
import { intendedDestinations } from './destination.queries.server'
import type { DestinationForm, IntentionForm } from './destination.schemas'

/** The school records where a learner means to go. */
export function recordIntention(ctx: Context, learnerId: string, { code, reason }: IntentionForm) {
  return inTransaction(ctx, async (ctx) => {
    const learner = await lockLearner(ctx, learnerId)
    mustBeAllowed(ctx, 'destination.intend', learner)
    const { label } = listed(await intendedDestinations(ctx), code)
    const cycleId = await cycleFor(ctx, learnerId)
    const before = await replace(ctx, { learnerId, cycleId, kind: 'intended', code, reason })
    await record(ctx, 'destination.intended', subjectOf(learnerId), { before, after: code, label, reason })
  })
}

/** An adviser records where a learner went, and how that is known. */
export function recordDestination(ctx: Context, learnerId: string, { code, reason }: DestinationForm) {
  return inTransaction(ctx, async (ctx) => {
    const learner = await lockLearner(ctx, learnerId)
    mustBeAllowed(ctx, 'destination.record', learner)
    const { label } = listed(await activityCodes(ctx), code)
    const cycleId = await cycleFor(ctx, learnerId)
    const before = await replace(ctx, { learnerId, cycleId, kind: 'actual', code, reason })
    await record(ctx, 'destination.recorded', subjectOf(learnerId), { before, after: code, label, reason })
  })
}

/** An enrolment says where a learner went. What an adviser recorded stays. */
export function proposeDestination(ctx: Context, choiceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const course = await findStartedCourse(ctx, choiceId)
    if (!course) return
    const { learnerId, providerId } = course
    const { cycleId } = await ctx.db
      .selectFrom('choice')
      .select('cycleId')
      .where('id', '=', choiceId)
      .executeTakeFirstOrThrow()
    await lockLearner(ctx, learnerId)
    if (await wasRecordedByHand(ctx, learnerId, cycleId, 'actual')) return
    const today = londonDay(ctx.now)
    const { code } = proposedActivity({ ...course, startedOn: course.startedOn ?? today }, today)
    const { label } = listed(await activityCodes(ctx), code)
    const links = { providerId, choiceId, enrolmentId: course.id }
    const before = await replace(ctx, { learnerId, cycleId, kind: 'actual', code, reason: null, ...links })
    await record(ctx, 'destination.proposed', subjectOf(learnerId), { before, after: code, label })
  })
}

/** An ending says where a learner went next. What an adviser recorded stays; of a learner of no cycle nothing is said. */
export function proposeDestinationAfter(ctx: Context, learnerId: string, code: string) {
  return inTransaction(ctx, async (ctx) => {
    await lockLearner(ctx, learnerId)
    const cycleId = await ownCycleId(ctx, learnerId)
    if (!cycleId || (await wasRecordedByHand(ctx, learnerId, cycleId, 'actual'))) return
    const found = (await activityCodes(ctx)).find((one) => one.code === code)
    if (!found) return
    const before = await replace(ctx, { learnerId, cycleId, kind: 'actual', code, reason: null })
    await record(ctx, 'destination.followed', subjectOf(learnerId), { before, after: code, label: found.label })
  })
}

/** A firm acceptance says where a learner means to go. What the school recorded stays. */
export function proposeIntention(ctx: Context, choiceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const accepted = await findAccepted(ctx, choiceId)
    if (!accepted) return
    const { learnerId, cycleId, providerId } = accepted
    await lockLearner(ctx, learnerId)
    if (await wasRecordedByHand(ctx, learnerId, cycleId, 'intended')) return
    const code = intendedFrom(accepted)
    const { label } = listed(await intendedDestinations(ctx), code)
    const before = await replace(ctx, {
      learnerId,
      cycleId,
      kind: 'intended',
      code,
      reason: 'From the offer that was accepted',
      providerId,
      choiceId,
    })
    await record(ctx, 'destination.intended', subjectOf(learnerId), { before, after: code, label })
  })
}

type NewDestination = {
  learnerId: string
  cycleId: string
  kind: 'intended' | 'actual'
  code: string
  reason: string | null
  providerId?: string
  choiceId?: string
  enrolmentId?: string
}

/** The one before stays, marked as replaced; says its code. */
async function replace(ctx: Context, destination: NewDestination): Promise<string | null> {
  const { learnerId, cycleId, kind } = destination
  const before = await ctx.db
    .updateTable('destination')
    .set({ supersededAt: ctx.now })
    .where('learnerId', '=', learnerId)
    .where('cycleId', '=', cycleId)
    .where('kind', '=', kind)
    .where('supersededAt', 'is', null)
    .returning('code')
    .executeTakeFirst()
  await ctx.db
    .insertInto('destination')
    .values({ id: newId(), ...destination, recordedById: ctx.actor.id, recordedAt: ctx.now })
    .execute()
  return before?.code ?? null
}

async function wasRecordedByHand(ctx: Context, learnerId: string, cycleId: string, kind: 'intended' | 'actual') {
  const current = await ctx.db
    .selectFrom('destination')
    .select('recordedById')
    .where('learnerId', '=', learnerId)
    .where('cycleId', '=', cycleId)
    .where('kind', '=', kind)
    .where('supersededAt', 'is', null)
    .executeTakeFirst()
  return current !== undefined && current.recordedById !== null
}

function findAccepted(ctx: Context, choiceId: string) {
  return ctx.db
    .selectFrom('choice')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'choice.learnerId').on('rollEntry.leftOn', 'is', null),
    )
    .select(['choice.learnerId', 'choice.cycleId', 'choice.providerId', 'rollEntry.schoolId', 'course.route'])
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
}

/** Whoever records a destination of the same learner at the same time waits. */
async function lockLearner(ctx: Context, learnerId: string) {
  const learner = await learnersVisibleTo(ctx)
    .select(['learner.id', 'learner.areaId'])
    .select((eb) =>
      eb
        .selectFrom('rollEntry')
        .select('rollEntry.schoolId')
        .whereRef('rollEntry.learnerId', '=', 'learner.id')
        .where('rollEntry.leftOn', 'is', null)
        .as('schoolId'),
    )
    .where('learner.id', '=', learnerId)
    .forNoKeyUpdate('learner')
    .executeTakeFirst()
  return orNotFound(learner, 'learner')
}

async function cycleFor(ctx: Context, learnerId: string): Promise<string> {
  return orNotFound((await ownCycleId(ctx, learnerId)) ?? undefined, 'cycle')
}

function listed<C extends { code: string; label: string }>(codes: readonly C[], code: string): C {
  const found = codes.find((one) => one.code === code)
  if (!found)
    throw new Refusal('unknown-destination', 'This destination is no longer on the list. Choose another.', 'code')
  return found
}

function subjectOf(learnerId: string) {
  return { type: 'learner', id: learnerId, learnerId }
}
