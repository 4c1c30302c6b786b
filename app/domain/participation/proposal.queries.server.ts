import { sql } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { nameOnlyLearners } from '~/access/people-scopes.server'
import { caseloadVisibleTo, learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { pageOf, valuesAt } from '~/kit/keyset.server'

export const PAGE_SIZE = 50
const OF_ONE_AT_MOST = 10
const AT_ONCE = 500
/** After so many days a register that has seen somebody is a newer word than the adviser’s. */
export const VERIFY_AGAIN_DAYS = 28

/** One proposal of a learner one sees, whatever has become of it. */
export async function findProposal(ctx: Context, activityId: string) {
  const found = await ctx.db
    .selectFrom('activity')
    .select(['id', 'learnerId', 'code', 'status', 'source', 'evidence', 'providerId', 'enrolmentId'])
    .select(['startedOn', 'verifiedOn', 'reviewOn', 'predictedEndOn'])
    .where('id', '=', activityId)
    .where('learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
    .executeTakeFirst()
  return orNotFound(found, 'proposal')
}

/** What waits to be confirmed on the adviser’s own caseload, the oldest first; or of the learners named. */
export async function proposalPage(ctx: Context, { after = null }: { after?: string | null } = {}) {
  const [recordedAt, id] = valuesAt(after, 2) ?? []
  const rows = await proposals(ctx)
    .where('activity.learnerId', 'in', caseloadVisibleTo(ctx).select('caseloadEntry.learnerId'))
    .$if(recordedAt !== undefined, (query) =>
      query.where(sql<boolean>`(activity.recorded_at, activity.id) > (${recordedAt}::timestamptz, ${id}::uuid)`),
    )
    .orderBy('activity.recordedAt')
    .orderBy('activity.id')
    .limit(PAGE_SIZE + 1)
    .execute()
  return pageOf(rows, PAGE_SIZE, (row) => [row.place, row.id])
}

export type ProposalRow = Awaited<ReturnType<typeof proposalPage>>['rows'][number]

/** Those that somebody has ticked, as they stand now. */
export function proposalsNamed(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([])
  return proposals(ctx)
    .where('activity.id', 'in', ids)
    .where('activity.learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
    .orderBy('activity.recordedAt')
    .orderBy('activity.id')
    .limit(PAGE_SIZE)
    .execute()
}

/** What waits of one learner, the newest first. */
export function proposalsOf(ctx: Context, learnerId: string) {
  return proposals(ctx)
    .where('activity.learnerId', '=', learnerId)
    .where('activity.learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
    .orderBy('activity.recordedAt', 'desc')
    .orderBy('activity.id')
    .limit(OF_ONE_AT_MOST)
    .execute()
}

function proposals(ctx: Context) {
  return (
    ctx.db
      .selectFrom('activity')
      .innerJoin('activityCode', 'activityCode.code', 'activity.code')
      .innerJoin('learner', 'learner.id', 'activity.learnerId')
      .leftJoin('organisation as provider', 'provider.id', 'activity.providerId')
      .select(['activity.id', 'activity.learnerId', 'activity.code', 'activity.source', 'activity.evidence'])
      .select(['activity.startedOn', 'activity.verifiedOn', 'activity.reviewOn', 'activity.predictedEndOn'])
      .select(['activityCode.label', 'provider.name as providerName', 'learner.givenNames', 'learner.familyName'])
      .select(sql<string>`activity.recorded_at::text`.as('place'))
      .select((eb) =>
        jsonObjectFrom(
          eb
            .selectFrom('activity as current')
            .innerJoin('activityCode as currentCode', 'currentCode.code', 'current.code')
            .select(['current.code', 'currentCode.label', 'current.startedOn', 'current.verifiedOn'])
            .select(['current.reviewOn', 'current.predictedEndOn', 'current.source'])
            .whereRef('current.learnerId', '=', 'activity.learnerId')
            .where('current.status', '=', 'confirmed')
            .where('current.endedAt', 'is', null),
        ).as('current'),
      )
      .where('activity.status', '=', 'proposed')
      // What a learner tells the adviser is for the adviser, whatever else is not passed on.
      .where((eb) =>
        eb.or([
          eb('activity.source', 'in', ['self', 'survey']),
          eb('activity.learnerId', 'not in', nameOnlyLearners()),
        ]),
      )
  )
}

/**
 * Whose education or training a register has seen since the adviser’s word grew old: the activity as it stands, how often, and the
 * last day. Who has such a proposal already is left out.
 */
export function seenInRegisters(ctx: Context) {
  const today = londonDay(ctx.now)
  const since = addDays(today, -VERIFY_AGAIN_DAYS)
  return ctx.db
    .selectFrom('activity')
    .innerJoin('activityCode', 'activityCode.code', 'activity.code')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('mark')
          .innerJoin('markCode', 'markCode.code', 'mark.code')
          .innerJoin('classSession', 'classSession.id', 'mark.sessionId')
          .select(sql<number>`count(*)::int`.as('times'))
          .select(sql<string>`max((class_session.starts_at at time zone 'Europe/London')::date)`.as('on'))
          .whereRef('mark.learnerId', '=', 'activity.learnerId')
          .whereRef('classSession.providerId', '=', 'activity.providerId')
          .where('markCode.countsAsAttended', '=', true)
          .where('classSession.takenAt', 'is not', null)
          .where(sql<boolean>`class_session.starts_at >= ${since}::date`)
          .having(sql<boolean>`count(*) > 0`)
          .as('seen'),
      (join) => join.onTrue(),
    )
    .select(['activity.learnerId', 'activity.code', 'activity.startedOn', 'activity.reviewOn'])
    .select(['activity.predictedEndOn', 'activity.providerId', 'seen.times', 'seen.on'])
    .where('activity.status', '=', 'confirmed')
    .where('activity.endedAt', 'is', null)
    .where('activity.verifiedOn', '<=', since)
    .where('activityCode.family', 'in', ['education', 'training'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('activity as waiting')
            .select('waiting.id')
            .whereRef('waiting.learnerId', '=', 'activity.learnerId')
            .where('waiting.status', 'in', ['proposed', 'refused'])
            .where('waiting.source', '=', 'register')
            .where('waiting.verifiedOn', '>', since),
        ),
      ),
    )
    .orderBy('activity.verifiedOn')
    .orderBy('activity.id')
    .limit(AT_ONCE)
    .execute()
}

/** What a young person may say of themselves, in the order of the list. */
export function ownActivities(ctx: Context) {
  const today = londonDay(ctx.now)
  return ctx.db
    .selectFrom('ownActivity')
    .select(['answer', 'code', 'label'])
    .where('validFrom', '<=', today)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .orderBy('position')
    .limit(50)
    .execute()
}

/** What a learner has said and nobody has looked at yet. */
export function ownProposal(ctx: Context, learnerId: string) {
  return ctx.db
    .selectFrom('activity')
    .select(['code', 'startedOn', 'verifiedOn', 'evidence'])
    .where('learnerId', '=', learnerId)
    .where('learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
    .where('status', '=', 'proposed')
    .where('source', '=', 'self')
    .orderBy('recordedAt', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** A shared place that has begun, where its learner is past school age: it shows that they learn, at home and there. */
export function findBegunPlacement(ctx: Context, placementId: string) {
  return ctx.db
    .selectFrom('placement')
    .innerJoin('learner', 'learner.id', 'placement.learnerId')
    .innerJoin('organisation as home', 'home.id', 'placement.homeId')
    .innerJoin('organisation as host', 'host.id', 'placement.hostId')
    .innerJoin('courseRun', 'courseRun.id', 'placement.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['placement.learnerId', 'placement.homeId', 'placement.startsOn', 'placement.endsOn', 'learner.bornOn'])
    .select(['home.kind as homeKind', 'host.name as hostName', 'course.title'])
    .where('placement.id', '=', placementId)
    .where('placement.state', '=', 'started')
    .executeTakeFirst()
}
