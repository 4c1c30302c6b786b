import { mustBeAllowed } from '~/access/guard.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import {
  isSameActivity,
  neetStart,
  proposedActivity,
  refuseOddDays,
  refuseTooYoung,
  type ActivityTerms,
} from './activity'
import { activityCodes, findStartedCourse } from './activity.queries.server'
import { endOfAcademicYear } from './currency'
import type { ActivityForm } from './activity.schemas'
import { GIVEN_UP, refuseGivingUp } from './tries'
import { lastTries } from './try.queries.server'
import { settleTasksOf } from './task.commands.server'

/** Says what a young person is doing now. The activity before ends, and no proposal is left open. */
export function updateActivity(ctx: Context, learnerId: string, terms: ActivityForm) {
  return inTransaction(ctx, async (ctx) => {
    const learner = await lockLearner(ctx, learnerId)
    mustBeAllowed(ctx, 'activity.update', learner)
    const code = await findCode(ctx, terms.code)
    refuseOddDays(terms, code, londonDay(ctx.now))
    refuseTooYoung(code, terms.startedOn, learner.bornOn)
    if (terms.code === GIVEN_UP) refuseGivingUp(await lastTries(ctx, learnerId), 'code')

    const proposals = await supersede(ctx, learnerId)
    const proposal = proposals.find((proposal) => proposal.code === terms.code)
    return confirm(ctx, learnerId, code, terms, proposal)
  })
}

type Origin = { source: string; providerId: string | null; enrolmentId: string | null; evidence: unknown }

/** Writes what counts from now on, and ends what counted before. */
export async function confirm(
  ctx: Context,
  learnerId: string,
  code: CodeInForce,
  terms: ActivityTerms,
  origin: Origin | undefined,
) {
  const before = await endCurrent(ctx, learnerId)
  const isSame = before !== undefined && isSameActivity(before, terms)
  const kept = isSame ? before : undefined
  const wasNeet = before && { ...before, isNeet: before.neetStartedOn !== null }
  const id = newId()
  await ctx.db
    .insertInto('activity')
    .values({
      id,
      learnerId,
      ...daysOf(terms),
      status: 'confirmed',
      source: origin?.source ?? 'adviser',
      evidence: JSON.stringify(origin?.evidence ?? {}),
      providerId: origin?.providerId ?? kept?.providerId ?? null,
      enrolmentId: origin?.enrolmentId ?? kept?.enrolmentId ?? null,
      ascertainedOn: kept?.ascertainedOn ?? terms.verifiedOn,
      neetStartedOn: neetStart(wasNeet, { startedOn: terms.startedOn, isNeet: code.isNeet }),
      recordedById: ctx.actor.id,
      recordedAt: ctx.now,
    })
    .execute()
  await settleTasksOf(ctx, learnerId, 'activity')
  const particulars = {
    before: before?.code ?? null,
    after: terms.code,
    label: code.label,
    verifiedOn: terms.verifiedOn,
  }
  await record(ctx, 'activity.confirmed', { type: 'learner', id: learnerId, learnerId }, particulars)
  return id
}

/** Proposes the activity that an enrolment speaks for; an adviser confirms it. A second time changes nothing. */
export function proposeActivity(ctx: Context, choiceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const course = await findStartedCourse(ctx, choiceId)
    if (!course) return null
    const { learnerId, startedOn } = course
    const terms = proposedActivity({ ...course, startedOn: startedOn ?? londonDay(ctx.now) }, londonDay(ctx.now))
    const code = await findCode(ctx, terms.code)
    if (await isKnown(ctx, course.id, terms)) return null
    await supersede(ctx, learnerId)
    const proposed = await ctx.db
      .insertInto('activity')
      .values({
        id: newId(),
        learnerId,
        ...terms,
        status: 'proposed',
        source: 'enrolment',
        providerId: course.providerId,
        enrolmentId: course.id,
        ascertainedOn: terms.verifiedOn,
        recordedAt: ctx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const particulars = { after: terms.code, label: code.label, provider: course.providerName }
    await record(ctx, 'activity.proposed', { type: 'learner', id: learnerId, learnerId }, particulars)
    return proposed.id
  })
}

export type Following = {
  learnerId: string
  code: string
  startedOn: string
  /** The day to look again, where a start is still to come. */
  reviewOn: string | null
  providerId: string | null
}

/** Proposes what somebody does after an ending. Where an adviser has written what they do since that day, the adviser knows better. */
export function proposeFollowing(ctx: Context, { learnerId, code, startedOn, reviewOn, providerId }: Following) {
  return inTransaction(ctx, async (ctx) => {
    await lockLearner(ctx, learnerId)
    const newer = await ctx.db
      .selectFrom('activity')
      .select('id')
      .where('learnerId', '=', learnerId)
      .where('status', '=', 'confirmed')
      .where('endedAt', 'is', null)
      .where('startedOn', '>=', startedOn)
      .limit(1)
      .executeTakeFirst()
    const known = (await activityCodes(ctx)).find((row) => row.code === code)
    if (newer || !known) return null
    await supersede(ctx, learnerId)
    const today = londonDay(ctx.now)
    const id = newId()
    const terms = {
      code,
      startedOn,
      verifiedOn: startedOn > today ? startedOn : today,
      reviewOn: known.needsReviewDate ? (reviewOn ?? addDays(today, REVIEW_DAYS)) : null,
      predictedEndOn: known.needsPredictedEnd ? endOfAcademicYear(startedOn) : null,
    }
    await ctx.db
      .insertInto('activity')
      .values({
        id,
        learnerId,
        ...terms,
        status: 'proposed',
        source: 'ending',
        providerId,
        ascertainedOn: terms.verifiedOn,
        recordedAt: ctx.now,
      })
      .execute()
    await record(
      ctx,
      'activity.proposed',
      { type: 'learner', id: learnerId, learnerId },
      { after: code, label: known.label },
    )
    return id
  })
}

const REVIEW_DAYS = 28

async function isKnown(ctx: Context, enrolmentId: string, { code, startedOn }: ActivityTerms) {
  const known = await ctx.db
    .selectFrom('activity')
    .select('id')
    .where('enrolmentId', '=', enrolmentId)
    .where('code', '=', code)
    .where('startedOn', '=', startedOn)
    .limit(1)
    .executeTakeFirst()
  return known !== undefined
}

/** What waits of a learner waits no more. */
export function supersede(ctx: Context, learnerId: string) {
  return ctx.db
    .updateTable('activity')
    .set({ status: 'superseded', endedAt: ctx.now })
    .where('learnerId', '=', learnerId)
    .where('status', '=', 'proposed')
    .returning(['code', 'providerId', 'enrolmentId', 'source', 'evidence'])
    .execute()
}

function endCurrent(ctx: Context, learnerId: string) {
  return ctx.db
    .updateTable('activity')
    .set({ endedAt: ctx.now })
    .where('learnerId', '=', learnerId)
    .where('status', '=', 'confirmed')
    .where('endedAt', 'is', null)
    .returning(['code', 'startedOn', 'verifiedOn', 'reviewOn', 'predictedEndOn'])
    .returning(['neetStartedOn', 'ascertainedOn', 'providerId', 'enrolmentId'])
    .executeTakeFirst()
}

type CodeInForce = Awaited<ReturnType<typeof activityCodes>>[number]

/** A code that may be used today, with its rule. */
export async function findCode(ctx: Context, code: string): Promise<CodeInForce> {
  const found = (await activityCodes(ctx)).find((row) => row.code === code)
  if (!found) throw new Refusal('unknown-activity', 'This activity is no longer on the list. Choose another.', 'code')
  return found
}

/** Two advisers who update the same learner wait for each other. */
export async function lockLearner(ctx: Context, learnerId: string) {
  const learner = await learnersVisibleTo(ctx)
    .select(['learner.id', 'learner.areaId', 'learner.bornOn'])
    .where('learner.id', '=', learnerId)
    .forNoKeyUpdate('learner')
    .executeTakeFirst()
  return orNotFound(learner, 'learner')
}

export function daysOf({ code, startedOn, verifiedOn, reviewOn, predictedEndOn }: ActivityTerms) {
  return { code, startedOn, verifiedOn, reviewOn, predictedEndOn }
}
