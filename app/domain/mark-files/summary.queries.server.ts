import { sql } from 'kysely'
import { learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import type { FiledSummary } from './summary-sheet'

const MOST_SUMMARIES = 20_000
const SHOWN = 300

/** The learners on a school's roll who have one of the numbers in a file. */
export function learnersOnRoll(ctx: Context, schoolId: string, rows: readonly Pick<FiledSummary, 'upn' | 'uln'>[]) {
  const values = [...new Set(rows.flatMap(({ upn, uln }) => [upn ?? [], uln ?? []].flat()))]
  if (values.length === 0) return Promise.resolve([])
  return ctx.db
    .selectFrom('learnerIdentifier')
    .innerJoin('rollEntry', 'rollEntry.learnerId', 'learnerIdentifier.learnerId')
    .select(['learnerIdentifier.learnerId', 'learnerIdentifier.value'])
    .where('learnerIdentifier.kind', 'in', ['upn', 'uln'])
    .where('learnerIdentifier.supersededAt', 'is', null)
    .where('learnerIdentifier.value', 'in', values)
    .where('rollEntry.schoolId', '=', schoolId)
    .where('rollEntry.leftOn', 'is', null)
    .limit(values.length * 2)
    .execute()
}

/** What the last file said of these learners, by period. */
export function summariesNow(ctx: Context, organisationId: string, learnerIds: readonly string[]) {
  if (learnerIds.length === 0) return Promise.resolve([])
  return ctx.db
    .selectFrom('attendanceSummary')
    .select(['id', 'learnerId', 'fromOn', 'untilOn', 'source'])
    .select(['possible', 'attended', 'authorised', 'unauthorised', 'late'])
    .where('organisationId', '=', organisationId)
    .where('learnerId', 'in', [...learnerIds])
    .where('replacedAt', 'is', null)
    .limit(MOST_SUMMARIES)
    .execute()
}

/** The summaries of a school's learners that count now, the latest period first and the lowest attendance on top. */
export function summariesOfSchool(ctx: Context) {
  return ctx.db
    .selectFrom('attendanceSummary')
    .innerJoin('learner', 'learner.id', 'attendanceSummary.learnerId')
    .select(['attendanceSummary.id', 'attendanceSummary.learnerId', 'learner.givenNames', 'learner.familyName'])
    .select(['attendanceSummary.fromOn', 'attendanceSummary.untilOn', 'attendanceSummary.possible'])
    .select(['attendanceSummary.attended', 'attendanceSummary.unauthorised', 'attendanceSummary.late'])
    .where('attendanceSummary.organisationId', '=', ctx.actor.organisationId)
    .where('attendanceSummary.replacedAt', 'is', null)
    .where('attendanceSummary.learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
    .orderBy('attendanceSummary.untilOn', 'desc')
    .orderBy(sql`attended::float / greatest(possible, 1)`)
    .orderBy('attendanceSummary.id')
    .limit(SHOWN)
    .execute()
}
