import { sql } from 'kysely'
import { casesVisibleTo } from '~/access/tracking-scopes.server'
import type { Context } from '~/kit/context.server'

const LINES_AT_MOST = 300

/** What was asked for and could not be given, by course and reason, counted by the first wish. */
export function unmetDemand(ctx: Context, panelId: string) {
  return casesVisibleTo(ctx)
    .innerJoin('reason', 'reason.id', 'panelCase.reasonId')
    .innerJoin('caseWish', 'caseWish.caseId', 'panelCase.id')
    .innerJoin('sharedRun', 'sharedRun.id', 'caseWish.sharedRunId')
    .innerJoin('courseRun', 'courseRun.id', 'sharedRun.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as host', 'host.id', 'sharedRun.hostId')
    .select(['course.title', 'host.name as host', 'reason.label as reason'])
    .select(sql<number>`count(*)::int`.as('count'))
    .where('panelCase.panelId', '=', panelId)
    .where('caseWish.position', '=', 1)
    .where('panelCase.state', 'in', ['unable-to-match', 'refused'])
    .groupBy(['course.title', 'host.name', 'reason.label'])
    .orderBy('count', 'desc')
    .orderBy('course.title')
    .orderBy('host.name')
    .orderBy('reason.label')
    .limit(LINES_AT_MOST)
    .execute()
}
