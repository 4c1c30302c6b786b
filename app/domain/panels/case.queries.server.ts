import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { isNameOnly } from '~/access/people-scopes.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { casesVisibleTo } from '~/access/tracking-scopes.server'
import { reasonsOn } from '~/domain/areas/reason.queries.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { shelf } from '~/kit/kept.server'
import { isCaseState, liveCases, type CaseState } from './case.states'

const CASES_SHOWN = 200
const OF_ONE_LEARNER = 50
const WISHES = 3
const ROWS_SHOWN = 40

type Asked = { list: 'open' | 'all'; panelId?: string }

/** The cases the viewer sees: urgent ones first, then those that have waited longest. */
export async function casesOf(ctx: Context, { list, panelId }: Asked) {
  const rows = await shown(ctx)
    .$if(panelId !== undefined, (query) => query.where('panelCase.panelId', '=', panelId ?? ''))
    .$if(list === 'open', (query) => query.where('panelCase.state', 'in', liveCases))
    .orderBy(sql`panel_case.state = any (${[...liveCases]})`, 'desc')
    .orderBy(sql`panel_case.urgent_why is not null and panel_case.state not in ('provisional', 'confirmed')`, 'desc')
    .orderBy('panelCase.putAt')
    .orderBy('panelCase.id')
    .limit(CASES_SHOWN)
    .execute()
  return rows.map(withState)
}

/** The cases of one learner whom the viewer sees, the newest first. */
export async function casesOfLearner(ctx: Context, learnerId: string) {
  const rows = await shown(ctx)
    .leftJoin('reason', 'reason.id', 'panelCase.reasonId')
    .select(['reason.learnerWords', 'panelCase.heldUntil', 'panelCase.startsOn', 'panelCase.endsOn'])
    .where('panelCase.learnerId', '=', learnerId)
    .orderBy('panelCase.putAt', 'desc')
    .orderBy('panelCase.id')
    .limit(OF_ONE_LEARNER)
    .execute()
  return rows.map(withState)
}

function shown(ctx: Context) {
  return casesVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'panelCase.learnerId')
    .innerJoin('organisation as home', 'home.id', 'panelCase.homeId')
    .select(['panelCase.id', 'panelCase.panelId', 'panelCase.state', 'panelCase.putAt', 'panelCase.submittedAt'])
    .select(['panelCase.urgentWhy', 'panelCase.answerBy', 'panelCase.learnerId', 'panelCase.sharedRunId'])
    .select(['learner.givenNames', 'learner.familyName', 'home.name as home'])
    .select([wishesOf().as('wishes'), givenRun().as('given')])
}

/** The wishes of a case, in their order, for a question about `panelCase`. */
export function wishesOf() {
  return sql<{ id: string; title: string; host: string }[]>`(
    select coalesce(json_agg(json_build_object('id', wish.shared_run_id, 'title', course.title, 'host', host.name)
      order by wish.position), '[]')
    from case_wish wish join shared_run run on run.id = wish.shared_run_id
    join course_run start on start.id = run.course_run_id join course on course.id = start.course_id
    join organisation host on host.id = run.host_id
    where wish.case_id = panel_case.id limit ${WISHES})`
}

/** The shared course on which a case has a place, for a question about `panelCase`. */
export function givenRun() {
  return sql<{ id: string; title: string; host: string; hostId: string } | null>`(
    select json_build_object('id', run.id, 'title', course.title, 'host', host.name, 'hostId', host.id)
    from shared_run run join course_run start on start.id = run.course_run_id
    join course on course.id = start.course_id join organisation host on host.id = run.host_id
    where run.id = panel_case.shared_run_id)`
}

/** One case as the viewer may read it: what is asked, what was decided, who takes no part, and any appeal. */
export async function findCase(ctx: Context, caseId: string) {
  const row = await casesVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'panelCase.learnerId')
    .innerJoin('organisation as home', 'home.id', 'panelCase.homeId')
    .innerJoin('organisation as caller', 'caller.id', 'panelCase.putFromId')
    .innerJoin('panel', 'panel.id', 'panelCase.panelId')
    .leftJoin('reason', 'reason.id', 'panelCase.reasonId')
    .select(['panelCase.id', 'panelCase.panelId', 'panelCase.learnerId', 'panelCase.homeId', 'panelCase.putFromId'])
    .select(['panelCase.state', 'panelCase.why', 'panelCase.needsTransport', 'panelCase.support'])
    .select(['panelCase.isAgreed', 'panelCase.urgentWhy', 'panelCase.answerBy', 'panelCase.putAt'])
    .select(['panelCase.submittedAt', 'panelCase.startsOn', 'panelCase.endsOn', 'panelCase.heldUntil'])
    .select(['panelCase.detail', 'panelCase.version', 'panelCase.sharedRunId', 'panel.areaId', 'panel.name as panel'])
    .select(['learner.givenNames', 'learner.familyName', 'home.name as home', 'caller.name as caller'])
    .select(['reason.label as reason', wishesOf().as('wishes'), givenRun().as('given')])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('panelDecision')
          .innerJoin('panelMeeting', 'panelMeeting.id', 'panelDecision.meetingId')
          .leftJoin('reason', 'reason.id', 'panelDecision.reasonId')
          .select(['panelDecision.id', 'panelDecision.outcome', 'panelDecision.detail', 'panelDecision.isAppeal'])
          .select(['panelDecision.decidedAt', 'panelMeeting.meetsOn', 'reason.label as reason'])
          .whereRef('panelDecision.caseId', '=', 'panelCase.id')
          .orderBy('panelDecision.decidedAt')
          .orderBy('panelDecision.id')
          .limit(ROWS_SHOWN),
      ).as('decisions'),
      jsonArrayFrom(
        eb
          .selectFrom('caseConflict')
          .innerJoin('panelMember', 'panelMember.id', 'caseConflict.memberId')
          .innerJoin('account', 'account.id', 'panelMember.accountId')
          .select(['caseConflict.memberId', 'caseConflict.why', 'account.name'])
          .whereRef('caseConflict.caseId', '=', 'panelCase.id')
          .orderBy('caseConflict.declaredAt')
          .orderBy('caseConflict.memberId')
          .limit(ROWS_SHOWN),
      ).as('conflicts'),
      jsonObjectFrom(
        eb
          .selectFrom('caseAppeal')
          .select(['caseAppeal.words', 'caseAppeal.madeAt', 'caseAppeal.endedAt'])
          .whereRef('caseAppeal.caseId', '=', 'panelCase.id')
          .orderBy('caseAppeal.madeAt', 'desc')
          .limit(1),
      ).as('appeal'),
    ])
    .where('panelCase.id', '=', caseId)
    .executeTakeFirst()
  return withState(orNotFound(row, 'case'))
}

export type FoundCase = Awaited<ReturnType<typeof findCase>>

/** One case, held until the deed is done. */
export async function lockCase(ctx: Context, caseId: string) {
  const row = await casesVisibleTo(ctx)
    .select(['panelCase.id', 'panelCase.panelId', 'panelCase.learnerId', 'panelCase.homeId', 'panelCase.putFromId'])
    .select(['panelCase.state', 'panelCase.version', 'panelCase.isAgreed', 'panelCase.needsTransport'])
    .select(['panelCase.support', 'panelCase.urgentWhy', 'panelCase.sharedRunId', 'panelCase.startsOn'])
    .select(['panelCase.endsOn', 'panelCase.heldUntil'])
    .where('panelCase.id', '=', caseId)
    .forUpdate('panelCase')
    .executeTakeFirst()
  return withState(orNotFound(row, 'case'))
}

export type LockedCase = Awaited<ReturnType<typeof lockCase>>

/** The bookings that a case made, for keeping or freeing them. */
export async function bookingsOf(ctx: Context, caseId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('caseBooking')
    .select('bookingId')
    .where('caseId', '=', caseId)
    .orderBy('bookingId')
    .limit(OF_ONE_LEARNER)
    .execute()
  return rows.map(({ bookingId }) => bookingId)
}

/** A learner for whom the viewer may put a case forward, with the school of the roll; held, so that two who ask at once see each other. */
export async function lockLearnerForCase(ctx: Context, learnerId: string) {
  return orNotFound(await learnerForCase(ctx, learnerId).forNoKeyUpdate('learner').executeTakeFirst(), 'learner')
}

/** The same to look at. */
export async function findLearnerForCase(ctx: Context, learnerId: string) {
  return orNotFound(await learnerForCase(ctx, learnerId).executeTakeFirst(), 'learner')
}

function learnerForCase(ctx: Context, learnerId: string) {
  return learnersVisibleTo(ctx)
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoin('organisation as school', 'school.id', 'rollEntry.schoolId')
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'learner.areaId', 'rollEntry.schoolId'])
    .select(['school.name as school'])
    .where('learner.id', '=', learnerId)
    .$if(ctx.actor.role === 'adviser', (query) => query.where((eb) => eb.not(isNameOnly(eb.ref('learner.id')))))
}

/** What is open for a learner already, whoever asked: to find out whether the same thing is asked twice. */
export async function openCasesOf(ctx: Context, learnerId: string) {
  const rows = await ctx.db
    .selectFrom('panelCase')
    .select(['panelCase.id', 'panelCase.state', wishesOf().as('wishes')])
    .where('panelCase.learnerId', '=', learnerId)
    .where('panelCase.state', 'in', liveCases)
    .orderBy('panelCase.putAt')
    .orderBy('panelCase.id')
    .limit(OF_ONE_LEARNER)
    .execute()
  return rows.map(({ wishes, ...row }) => ({ ...withState(row), wishes: wishes.map(({ id }) => id), titles: wishes }))
}

export type PanelReasons = 'panel-refusal' | 'panel-reserve' | 'panel-defer' | 'panel-withdrawal'

export type PanelReason = {
  id: string
  list: string
  code: string
  category: string
  label: string
  needsDetail: boolean
}

/** The reasons of these lists that hold today, in their order. */
export function panelReasons(ctx: Context, lists: readonly PanelReasons[]): Promise<PanelReason[]> {
  const today = londonDay(ctx.now)
  return keptReasons(ctx, `${today} ${lists.join(' ')}`, () => reasonsOn(ctx, ...lists))
}

const keptReasons = shelf<PanelReason[]>()

function withState<R extends { state: string }>({ state, ...row }: R): Omit<R, 'state'> & { state: CaseState } {
  return { ...row, state: isCaseState(state) ? state : 'draft' }
}
