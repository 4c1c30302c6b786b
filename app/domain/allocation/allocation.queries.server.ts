import { sql } from 'kysely'
import { allocationsVisibleTo, casesVisibleTo, panelsVisibleTo } from '~/access/tracking-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { keptCourses, keptReasons } from './allocation.schemas'

const RUNS_SHOWN = 20
const DIFFERENCES_SHOWN = 200
const CASES_OF_ONE = 50
export const RESULTS_A_PAGE = 50

/** The shared courses of a panel with the rules they have published, for the clerk who keeps them. */
export function termsOf(ctx: Context, panelId: string) {
  return panelsVisibleTo(ctx)
    .innerJoin('sharedRun', 'sharedRun.panelId', 'panel.id')
    .innerJoin('courseRun', 'courseRun.id', 'sharedRun.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as host', 'host.id', 'sharedRun.hostId')
    .leftJoin('allocationTerms', 'allocationTerms.sharedRunId', 'sharedRun.id')
    .select(['sharedRun.id', 'sharedRun.places', 'course.title', 'host.name as host'])
    .select(['allocationTerms.rules', 'allocationTerms.reserved'])
    .where('panel.id', '=', panelId)
    .orderBy('host.name')
    .orderBy('course.title')
    .orderBy('sharedRun.id')
    .limit(200)
    .execute()
}

/** The rules one shared course has published. */
export async function findTerms(ctx: Context, sharedRunId: string) {
  const row = await panelsVisibleTo(ctx)
    .innerJoin('sharedRun', 'sharedRun.panelId', 'panel.id')
    .innerJoin('courseRun', 'courseRun.id', 'sharedRun.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .leftJoin('allocationTerms', 'allocationTerms.sharedRunId', 'sharedRun.id')
    .select(['sharedRun.id', 'sharedRun.panelId', 'sharedRun.places', 'course.title'])
    .select(['allocationTerms.rules', 'allocationTerms.reserved'])
    .where('sharedRun.id', '=', sharedRunId)
    .executeTakeFirst()
  return orNotFound(row, 'course')
}

/** The runs of a panel, the newest first. */
export function runsOf(ctx: Context, panelId: string) {
  return runRows(ctx)
    .where('allocationRun.panelId', '=', panelId)
    .orderBy('allocationRun.madeAt', 'desc')
    .orderBy('allocationRun.id')
    .limit(RUNS_SHOWN)
    .execute()
}

/** One run, with its courses as they were, and how many got their first, second or a later wish. */
export async function findRun(ctx: Context, runId: string) {
  const row = await runRows(ctx)
    .select(['allocationRun.courses', 'allocationRun.digest', 'allocationRun.meetingId'])
    .select(
      sql<{ position: number | null; learners: number }[]>`(
        select coalesce(json_agg(counted order by counted.position nulls last), '[]') from (
          select position, count(*)::int as learners from allocation_result where run_id = allocation_run.id
          group by position) counted)`.as('byWish'),
    )
    .select(
      sql<number>`(select count(*)::int from allocation_result where run_id = allocation_run.id and ended_at is null)`.as(
        'left',
      ),
    )
    .where('allocationRun.id', '=', runId)
    .executeTakeFirst()
  const { courses, ...run } = orNotFound(row, 'allocation')
  return { ...run, courses: keptCourses.parse(courses) }
}

/**
 * A page of what a run gave to whom, by name: the place, and never which wish of theirs it was. Who has none has the reasons that
 * the learner will read, by course, so that they do not tell the order of the wishes.
 */
export async function resultsOf(ctx: Context, run: { id: string; courses: Courses }, page: number) {
  const rows = await casesVisibleTo(ctx)
    .innerJoin('allocationResult', 'allocationResult.caseId', 'panelCase.id')
    .innerJoin('learner', 'learner.id', 'panelCase.learnerId')
    .innerJoin('organisation as home', 'home.id', 'panelCase.homeId')
    .select(['panelCase.id', 'learner.givenNames', 'learner.familyName', 'home.name as home'])
    .select(['allocationResult.sharedRunId', 'allocationResult.endedAt', 'allocationResult.why'])
    .select(['allocationResult.reasons', wishesOfCase.as('wishes')])
    .where('allocationResult.runId', '=', run.id)
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('panelCase.id')
    .limit(RESULTS_A_PAGE + 1)
    .offset((page - 1) * RESULTS_A_PAGE)
    .execute()
  return rows.map(({ wishes, reasons, ...row }) => {
    const said = row.sharedRunId === null ? paired(wishes, reasons, run.courses) : []
    return { ...row, said: said.toSorted((one, other) => (one.course.title < other.course.title ? -1 : 1)) }
  })
}

type Courses = ReturnType<typeof keptCourses.parse>

// In the order of the wishes, which no page of the panel may show.
const wishesOfCase = sql<string[]>`(select coalesce(json_agg(shared_run_id order by position), '[]') from case_wish
  where case_wish.case_id = panel_case.id)`

/** Where two runs of one panel differ: whose place is another one, as far as one page holds. */
export function differencesOf(ctx: Context, runId: string, otherId: string) {
  return casesVisibleTo(ctx)
    .innerJoin('allocationResult as one', 'one.caseId', 'panelCase.id')
    .innerJoin('allocationResult as other', 'other.caseId', 'panelCase.id')
    .innerJoin('learner', 'learner.id', 'panelCase.learnerId')
    .select(['panelCase.id', 'learner.givenNames', 'learner.familyName'])
    .select(['one.sharedRunId as here', 'other.sharedRunId as there'])
    .where('one.runId', '=', runId)
    .where('other.runId', '=', otherId)
    .where(sql<boolean>`one.shared_run_id is distinct from other.shared_run_id`)
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('panelCase.id')
    .limit(DIFFERENCES_SHOWN)
    .execute()
}

/** What the allocations that panels adopted say of a learner’s cases, wish by wish in their order; of each case the newest. */
export async function reasonsOfLearner(ctx: Context, learnerId: string) {
  const rows = await casesVisibleTo(ctx)
    .innerJoin('allocationResult', 'allocationResult.caseId', 'panelCase.id')
    .innerJoin('allocationRun', 'allocationRun.id', 'allocationResult.runId')
    .distinctOn('panelCase.id')
    .select(['panelCase.id', 'allocationResult.reasons', 'allocationRun.courses'])
    .select(wishesOfCase.as('wishes'))
    .where('panelCase.learnerId', '=', learnerId)
    .where('allocationRun.adoptedAt', 'is not', null)
    .orderBy('panelCase.id')
    .orderBy('allocationRun.adoptedAt', 'desc')
    .limit(CASES_OF_ONE)
    .execute()
  return new Map(
    rows.map(({ id, wishes, reasons, courses }) => [id, paired(wishes, reasons, keptCourses.parse(courses))]),
  )
}

function paired(wishes: readonly string[], reasons: unknown, courses: Courses) {
  const known = new Map(courses.map((course) => [course.id, course]))
  const ranked = wishes.flatMap((wish) => known.get(wish) ?? [])
  return keptReasons.parse(reasons).flatMap((reason, nth) => {
    const course = ranked[nth]
    return course ? [{ reason, course }] : []
  })
}

function runRows(ctx: Context) {
  return allocationsVisibleTo(ctx)
    .leftJoin('account as maker', 'maker.id', 'allocationRun.madeById')
    .select(['allocationRun.id', 'allocationRun.panelId', 'panel.name as panel', 'allocationRun.madeAt'])
    .select(['allocationRun.cases', 'allocationRun.placed', 'allocationRun.complaints'])
    .select(['allocationRun.adoptedAt', 'allocationRun.finishedAt', 'maker.name as maker'])
}
