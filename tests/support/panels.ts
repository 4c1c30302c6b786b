import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { blocksOf } from '~/domain/blocks/block.queries.server'
import { putForward, takeUpCase } from '~/domain/panels/case.commands.server'
import type { CaseForm } from '~/domain/panels/case.schemas'
import { decideCase } from '~/domain/panels/decision.commands.server'
import { callMeeting, openMeeting } from '~/domain/panels/meeting.commands.server'
import type { DecisionForm } from '~/domain/panels/meeting.schemas'
import { addPanelBlock, beginPanel, seatMember } from '~/domain/panels/panel.commands.server'
import type { Seat } from '~/domain/panels/panel'
import { shareRun } from '~/domain/panels/shared-run.commands.server'
import type { SharedRunTerms } from '~/domain/panels/shared-run.schemas'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { addOrganisation } from '~/domain/accounts/organisation.commands.server'
import { systemContext } from '~/kit/context.server'
import { aCourseRun, aLearner, aProvider, aTown, FRIDAY, type Town } from './admissions'
import { aStaffContext } from './tracking'

type Db = Kysely<DB>

let made = 0

/** A panel with its clerk, its chair and two members, two blocks of the week, and the house they come from. */
export async function aPanel(
  db: Db,
  { town, now = FRIDAY, quorum = 2 }: { town?: Town; now?: Date; quorum?: number } = {},
) {
  const here = town ?? (await aTown(db, now))
  const houseId = await addOrganisation(systemContext(db, now), {
    kind: 'service',
    name: 'Northbridge Partnership',
    slug: `partnership-${(made += 1)}`,
    areaId: here.areaId,
  })
  const clerk = await aStaffContext(db, houseId, here, 'panel-member', { now })
  const coordinator = await aStaffContext(db, houseId, here, 'coordinator', { now })
  const panelId = await beginPanel(coordinator, here.areaId, {
    name: `Northbridge panel ${(made += 1)}`,
    quorum,
    clerk: clerk.actor.id ?? '',
  })
  const seated = (seat: Seat) => aMember(db, { town: here, houseId, panelId, clerk, now }, seat)
  const chair = await seated('chair')
  const [member, other] = [await seated('member'), await seated('member')]
  const tuesday = await blockCalled(clerk, panelId, { name: 'Tuesday afternoon', weekday: 2 })
  const thursday = await blockCalled(clerk, panelId, { name: 'Thursday afternoon', weekday: 4 })
  const tutor = await aStaffContext(db, here.schoolId, here, 'tutor', { form: '11A', now })
  return {
    db,
    now,
    town: here,
    houseId,
    panelId,
    clerk,
    coordinator,
    chair,
    member,
    other,
    tuesday,
    thursday,
    tutor,
    seated,
  }
}

export type PanelWithAll = Awaited<ReturnType<typeof aPanel>>

async function blockCalled(clerk: Context, panelId: string, { name, weekday }: { name: string; weekday: number }) {
  const known = (await blocksOf(clerk, clerk.actor.areaId ?? '')).find((block) => block.name === name)
  return known?.id ?? addPanelBlock(clerk, panelId, { name, weekday, starts: '13:00', ends: '16:00' })
}

type Where = { town: Town; houseId: string; panelId: string; clerk: Context; now: Date }

async function aMember(db: Db, { town, houseId, panelId, clerk, now }: Where, seat: Seat) {
  const ctx = await aStaffContext(db, houseId, town, 'panel-member', { now })
  const memberId = await seatMember(clerk, panelId, { account: ctx.actor.id ?? '', seat })
  return { ...ctx, memberId }
}

/** A course at Riverside College that the panel shares: one place on Tuesday afternoons, unless said otherwise. */
export async function aSharedRun(
  { db, town, panelId, clerk, tuesday }: PanelWithAll,
  { title = 'Engineering', hostId, ...terms }: Partial<SharedRunTerms> & { title?: string; hostId?: string } = {},
) {
  const host = hostId ?? (await aProvider(db, town))
  const run = await aCourseRun(db, host, { title })
  const id = await shareRun(clerk, panelId, {
    run,
    ...{ places: 1, least: 1, fromOn: '2027-01-05', untilOn: '2027-07-16', blocks: [tuesday] },
    ...{ transport: 'A minibus at noon', support: null, safeUntil: '2027-12-31', outFrom: null, outUntil: null },
    ...terms,
  })
  return { id, hostId: host, courseRunId: run }
}

/** What a tutor writes when putting somebody forward. */
export function caseFor(first: string, more: Partial<CaseForm> = {}): CaseForm {
  return {
    ...{ first, second: null, third: null, why: 'Wants to build engines.', transport: 'no', support: null },
    ...{ agreed: 'yes', isUrgent: undefined, urgentWhy: null, step: 'submit' },
    ...more,
  }
}

/** A case that waits for a meeting: of Amina, unless another learner is named. */
export async function aCase(
  panel: PanelWithAll,
  sharedRunId: string,
  { learnerId, ...more }: Partial<CaseForm> & { learnerId?: string } = {},
) {
  const learner = learnerId ?? (await aLearner(panel.db, panel.town))
  const id = await putForward(panel.tutor, panel.panelId, learner, caseFor(sharedRunId, more))
  await takeUpCase(panel.clerk, id, { version: 2 })
  return { id, learnerId: learner }
}

/** A meeting that is open, with the chair and both members there unless fewer are named. */
export async function anOpenMeeting(panel: PanelWithAll, present = [panel.chair, panel.member, panel.other]) {
  const { clerk, panelId } = panel
  const id = await callMeeting(clerk, panelId, { meetsOn: londonDay(panel.now), meetsAt: '14:00', place: 'Main hall' })
  await openMeeting(clerk, id, { version: 1, present: present.map(({ memberId }) => memberId) })
  return id
}

/** What a meeting says: a place on a shared course, unless another outcome is named. */
export function decision(run: string | null, more: Partial<DecisionForm> = {}): DecisionForm {
  return { version: 3, outcome: 'place', run, other: null, reason: null, detail: null, ...more }
}

/** A case with a place that is held. */
export async function aHeldCase(panel: PanelWithAll, sharedRunId: string) {
  const found = await aCase(panel, sharedRunId)
  const meetingId = await anOpenMeeting(panel)
  await decideCase(panel.chair, meetingId, found.id, decision(sharedRunId))
  return { ...found, meetingId }
}

/** A case as it is in the table. */
export function caseRow(db: Db, caseId: string) {
  return db
    .selectFrom('panelCase')
    .select(['state', 'version', 'sharedRunId', 'heldUntil', 'startsOn', 'endsOn', 'reasonId'])
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
}

/** What is booked for a learner: in which state each block is. */
export async function bookedFor(db: Db, learnerId: string): Promise<string[]> {
  const rows = await db.selectFrom('blockBooking').select('status').where('learnerId', '=', learnerId).execute()
  return rows.map(({ status }) => status).sort()
}
