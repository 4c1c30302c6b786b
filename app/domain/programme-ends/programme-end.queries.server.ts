import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Expression } from 'kysely'
import { endsVisibleTo } from '~/access/ending-scopes.server'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import type { EndFilter } from './programme-end.schemas'

export const ENDS_A_PAGE = 50
const MOST_IN_A_FILE = 5000
const MOST_OF_A_LEARNER = 50
const REASONS_AT_MOST = 30

/** A page of endings, the newest first, narrowed by how they ended, why, and what came next. */
export function endsOn(ctx: Context, filter: EndFilter) {
  return filtered(ctx, filter)
    .limit(ENDS_A_PAGE + 1)
    .offset((filter.page - 1) * ENDS_A_PAGE)
    .execute()
}

/** The same list whole, for a file. */
export function endsInFile(ctx: Context, filter: EndFilter) {
  return filtered(ctx, filter).limit(MOST_IN_A_FILE).execute()
}

/** Every programme of one learner that has ended, the newest first. */
export function endsOf(ctx: Context, learnerId: string) {
  return endRows(ctx)
    .where('programmeEnd.learnerId', '=', learnerId)
    .where('programmeEnd.undoneAt', 'is', null)
    .orderBy('programmeEnd.lastOn', 'desc')
    .orderBy('programmeEnd.id')
    .limit(MOST_OF_A_LEARNER)
    .execute()
}

/** One ending: what was said, whether it was taken back, what the record knows of what follows. */
export async function findEnd(ctx: Context, endId: string) {
  const row = await endRows(ctx)
    .leftJoin('account as undoer', 'undoer.id', 'programmeEnd.undoneById')
    .leftJoin('account as recorder', 'recorder.id', 'programmeEnd.recordedById')
    .select(['programmeEnd.detail', 'programmeEnd.undoneAt', 'programmeEnd.undoneWhy', 'programmeEnd.recordedAt'])
    .select(['undoer.name as undoneBy', 'recorder.name as recordedBy', 'programmeEnd.wasOnBreak'])
    .where('programmeEnd.id', '=', endId)
    .executeTakeFirst()
  const end = orNotFound(row, 'ending')
  return { ...end, placeNext: end.nextChoiceId ? await placeNext(ctx, end.nextChoiceId) : null }
}

/** What letters about an ending say. */
export function findEndForLetter(ctx: Context, endId: string) {
  return endRows(ctx)
    .innerJoin('course as own', 'own.id', 'courseRun.courseId')
    .select(['own.route', 'courseRun.studyMode', 'provider.kind as providerKind', 'programmeEnd.undoneAt'])
    .select(['step.activityCode', 'step.waitingCode', 'step.stay', 'step.learnerWords'])
    .where('programmeEnd.id', '=', endId)
    .executeTakeFirst()
}

/** The adviser of a learner by name, for the letter that says who helps. */
export async function adviserNameOf(ctx: Context, learnerId: string): Promise<string | null> {
  const found = await ctx.db
    .selectFrom('caseloadEntry')
    .innerJoin('account', 'account.id', 'caseloadEntry.adviserId')
    .select('account.name')
    .where('caseloadEntry.learnerId', '=', learnerId)
    .where('caseloadEntry.endedAt', 'is', null)
    .executeTakeFirst()
  return found?.name ?? null
}

// The place that follows is shown to those who may see that choice, and to nobody else.
async function placeNext(ctx: Context, choiceId: string) {
  const found = await choicesVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .select(['choice.id', 'course.title', 'course.level', 'provider.name as providerName', 'choice.state'])
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
  return found ?? null
}

function filtered(ctx: Context, { kind, reason, next }: EndFilter) {
  return endRows(ctx)
    .where('programmeEnd.undoneAt', 'is', null)
    .$if(kind !== '', (query) => query.where('programmeEnd.kind', '=', kind))
    .$if(next !== '', (query) => query.where('programmeEnd.nextStep', '=', next))
    .$if(reason !== '', (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('programmeEndReason')
            .innerJoin('reason', 'reason.id', 'programmeEndReason.reasonId')
            .select('reason.id')
            .whereRef('programmeEndReason.endId', '=', 'programmeEnd.id')
            .where('reason.code', '=', reason),
        ),
      ),
    )
    .orderBy('programmeEnd.lastOn', 'desc')
    .orderBy('programmeEnd.id')
}

function endRows(ctx: Context) {
  return endsVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'programmeEnd.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'programmeEnd.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'programmeEnd.providerId')
    .innerJoin('nextStep as step', 'step.code', 'programmeEnd.nextStep')
    .select(['programmeEnd.id', 'programmeEnd.kind', 'programmeEnd.startedOn', 'programmeEnd.lastOn'])
    .select(['programmeEnd.party', 'programmeEnd.futureInterest', 'programmeEnd.learnerId', 'programmeEnd.providerId'])
    .select(['programmeEnd.nextStartsOn', 'programmeEnd.nextProvider', 'programmeEnd.nextCourse'])
    .select(['programmeEnd.nextLevel', 'programmeEnd.nextChoiceId', 'programmeEnd.placementId'])
    .select(['learner.givenNames', 'learner.familyName', 'course.title as courseTitle', 'course.level'])
    .select(['provider.name as providerName', 'step.label as next', 'step.learnerWords as nextWords'])
    .select((eb) => [reasonsOf(ctx, eb.ref('programmeEnd.id')).as('reasons')])
}

function reasonsOf(ctx: Context, endId: Expression<string>) {
  return jsonArrayFrom(
    ctx.db
      .selectFrom('programmeEndReason')
      .innerJoin('reason as why', 'why.id', 'programmeEndReason.reasonId')
      .select(['why.code', 'why.label', 'why.learnerWords', 'why.returnCode'])
      .where('programmeEndReason.endId', '=', endId)
      .orderBy('why.position')
      .orderBy('why.id')
      .limit(REASONS_AT_MOST),
  )
}
