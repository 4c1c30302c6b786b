import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { casesVisibleTo, panelsVisibleTo, seatsOf } from '~/access/tracking-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { wishesOf } from './case.queries.server'
import { heldIn } from './panel.queries.server'
import { canBeDecided, isCaseState } from './case.states'

const MEETINGS_SHOWN = 50
const AGENDA_AT_MOST = 100
const MEMBERS_AT_MOST = 60

/** The meetings of a panel, the newest first. */
export function meetingsOf(ctx: Context, panelId: string) {
  return panelsVisibleTo(ctx)
    .innerJoin('panelMeeting', 'panelMeeting.panelId', 'panel.id')
    .select(['panelMeeting.id', 'panelMeeting.meetsOn', 'panelMeeting.place'])
    .select(['panelMeeting.openedAt', 'panelMeeting.closedAt'])
    .select(sql<string>`panel_meeting.meets_at::text`.as('meetsAt'))
    .where('panel.id', '=', panelId)
    .orderBy('panelMeeting.meetsOn', 'desc')
    .orderBy('panelMeeting.id')
    .limit(MEETINGS_SHOWN)
    .execute()
}

/** One meeting: who is there, its actions, and the seat the viewer holds on its panel. */
export async function findMeeting(ctx: Context, meetingId: string) {
  const row = await panelsVisibleTo(ctx)
    .innerJoin('panelMeeting', 'panelMeeting.panelId', 'panel.id')
    .leftJoin(
      seatsOf(ctx)
        .select(['panelMember.id as memberId', 'panelMember.panelId', 'panelMember.accountId', 'seat'])
        .as('own'),
      'own.panelId',
      'panel.id',
    )
    .select(['own.memberId', 'own.accountId', 'own.seat'])
    .select(['panelMeeting.id', 'panelMeeting.panelId', 'panelMeeting.meetsOn', 'panelMeeting.place'])
    .select(['panelMeeting.openedAt', 'panelMeeting.closedAt', 'panelMeeting.version'])
    .select(['panel.name as panel', 'panel.quorum', sql<string>`panel_meeting.meets_at::text`.as('meetsAt')])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('meetingPresence')
          .innerJoin('panelMember', 'panelMember.id', 'meetingPresence.memberId')
          .innerJoin('account', 'account.id', 'panelMember.accountId')
          .select(['panelMember.id as memberId', 'panelMember.seat', 'account.name'])
          .whereRef('meetingPresence.meetingId', '=', 'panelMeeting.id')
          .orderBy('account.name')
          .orderBy('panelMember.id')
          .limit(MEMBERS_AT_MOST),
      ).as('present'),
      jsonArrayFrom(
        eb
          .selectFrom('panelAction')
          .innerJoin('panelMember', 'panelMember.id', 'panelAction.memberId')
          .innerJoin('account', 'account.id', 'panelMember.accountId')
          .select(['panelAction.id', 'panelAction.what', 'panelAction.dueOn', 'panelAction.doneAt', 'account.name'])
          .whereRef('panelAction.meetingId', '=', 'panelMeeting.id')
          .orderBy('panelAction.dueOn')
          .orderBy('panelAction.id')
          .limit(AGENDA_AT_MOST),
      ).as('actions'),
    ])
    .where('panelMeeting.id', '=', meetingId)
    .executeTakeFirst()
  const { memberId, accountId, seat, ...meeting } = orNotFound(row, 'meeting')
  return { ...meeting, held: heldIn({ memberId, accountId, seat }) }
}

export type FoundMeeting = Awaited<ReturnType<typeof findMeeting>>

/** A meeting, held until the deed is done: opening and closing wait for decisions, and decisions for them. */
export async function lockMeeting(ctx: Context, meetingId: string, how: 'change' | 'decide') {
  const meeting = ctx.db.selectFrom('panelMeeting').select('id').where('id', '=', meetingId)
  orNotFound(await (how === 'change' ? meeting.forUpdate() : meeting.forShare()).executeTakeFirst(), 'meeting')
  return findMeeting(ctx, meetingId)
}

/** The agenda of a meeting in its order: frozen once it is open; before that, what it would talk about now. */
export async function agendaOf(ctx: Context, meeting: Pick<FoundMeeting, 'id' | 'panelId' | 'openedAt'>) {
  const ids = meeting.openedAt === null ? await casesToTalkAbout(ctx, meeting.panelId) : await frozen(ctx, meeting.id)
  if (ids.length === 0) return []
  const rows = await casesVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'panelCase.learnerId')
    .innerJoin('organisation as home', 'home.id', 'panelCase.homeId')
    .select(['panelCase.id', 'panelCase.state', 'panelCase.why', 'panelCase.urgentWhy', 'panelCase.answerBy'])
    .select(['panelCase.needsTransport', 'panelCase.support', 'panelCase.submittedAt', 'panelCase.learnerId'])
    .select(['learner.givenNames', 'learner.familyName', 'home.name as home', wishesOf().as('wishes')])
    .select((eb) => [
      sql<boolean>`exists ${eb
        .selectFrom('caseAppeal')
        .select('caseAppeal.id')
        .whereRef('caseAppeal.caseId', '=', 'panelCase.id')
        .where('caseAppeal.endedAt', 'is', null)}`.as('isAppealed'),
      namesAside().as('aside'),
      decisionsAt(meeting.id).as('decisions'),
    ])
    .where('panelCase.id', 'in', ids)
    .orderBy(sql`array_position(${ids}::uuid[], panel_case.id)`)
    .limit(AGENDA_AT_MOST)
    .execute()
  return rows.map(({ state, ...row }) => ({ ...row, state: isCaseState(state) ? state : ('draft' as const) }))
}

export type AgendaLine = Awaited<ReturnType<typeof agendaOf>>[number]

function namesAside() {
  return sql<string[]>`(
    select coalesce(json_agg(account.name order by account.name), '[]') from case_conflict conflict
    join panel_member member on member.id = conflict.member_id join account on account.id = member.account_id
    where conflict.case_id = panel_case.id)`
}

type Decided = {
  outcome: string
  isAppeal: boolean
  detail: string | null
  reason: string | null
  course: string | null
  host: string | null
  deciders: string[]
}

function decisionsAt(meetingId: string) {
  return sql<Decided[]>`(
    select coalesce(json_agg(json_build_object('outcome', decision.outcome, 'isAppeal', decision.is_appeal,
      'detail', decision.detail, 'reason', reason.label, 'course', course.title, 'host', host.name,
      'deciders', (select coalesce(json_agg(account.name order by account.name), '[]') from decision_member part
        join panel_member member on member.id = part.member_id join account on account.id = member.account_id
        where part.decision_id = decision.id)) order by decision.decided_at, decision.id), '[]')
    from panel_decision decision left join reason on reason.id = decision.reason_id
    left join shared_run run on run.id = decision.shared_run_id left join course_run start on start.id = run.course_run_id
    left join course on course.id = start.course_id left join organisation host on host.id = run.host_id
    where decision.case_id = panel_case.id and decision.meeting_id = ${meetingId})`
}

/** What a decision on a case must know of it: who takes no part, who decided before on it, and whether it is an appeal. */
export async function tableOf(ctx: Context, caseId: string, meetingId: string) {
  const row = await ctx.db
    .selectFrom('panelCase')
    .select((eb) => [
      sql<string[]>`coalesce((select json_agg(member_id) from case_conflict where case_id = panel_case.id), '[]')`.as(
        'conflicted',
      ),
      sql<string[]>`coalesce((select json_agg(part.member_id) from panel_decision decision
        join decision_member part on part.decision_id = decision.id
        where decision.case_id = panel_case.id), '[]')`.as('decided'),
      eb
        .selectFrom('caseAppeal')
        .select('caseAppeal.id')
        .whereRef('caseAppeal.caseId', '=', 'panelCase.id')
        .where('caseAppeal.endedAt', 'is', null)
        .limit(1)
        .as('appealId'),
      eb
        .selectFrom('meetingCase')
        .select('meetingCase.position')
        .whereRef('meetingCase.caseId', '=', 'panelCase.id')
        .where('meetingCase.meetingId', '=', meetingId)
        .limit(1)
        .as('position'),
    ])
    .where('panelCase.id', '=', caseId)
    .executeTakeFirstOrThrow()
  const { conflicted, decided, appealId, position } = row
  return { conflicted, before: appealId === null ? [] : decided, appealId, isOnAgenda: position !== null }
}

/** The cases a meeting of a panel would talk about now: urgent ones first, by their last day, then those that have waited longest. */
export async function casesToTalkAbout(ctx: Context, panelId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('panelCase')
    .select('id')
    .where('panelId', '=', panelId)
    .where('state', 'in', canBeDecided)
    .orderBy('answerBy', (order) => order.asc().nullsLast())
    .orderBy('submittedAt')
    .orderBy('id')
    .limit(AGENDA_AT_MOST)
    .execute()
  return rows.map(({ id }) => id)
}

async function frozen(ctx: Context, meetingId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('meetingCase')
    .select('caseId')
    .where('meetingId', '=', meetingId)
    .orderBy('position')
    .orderBy('caseId')
    .limit(AGENDA_AT_MOST)
    .execute()
  return rows.map(({ caseId }) => caseId)
}
