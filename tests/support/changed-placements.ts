import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { confirmCase } from '~/domain/panels/case-hold.commands.server'
import { planPlacementOf } from '~/domain/placements/case-reaction.jobs.server'
import { systemContext } from '~/kit/context.server'
import { aLearner, anOfficerAt, FRIDAY } from './admissions'
import { aHeldCase, aPanel, aSharedRun } from './panels'
import { aReason, aStaffContext } from './tracking'

type Db = Kysely<DB>

export const FIRST = '2027-01-05'
export const MARCH = '2027-03-01'

/** Amina has a place on Tuesdays from January on; the same course is shared on Thursdays, and another course on Thursdays too. */
export async function aPlaced(db: Db, { places = 1 } = {}) {
  const panel = await aPanel(db)
  const tuesdays = await aSharedRun(panel)
  const held = await aHeldCase(panel, tuesdays.id)
  const head = await aStaffContext(db, panel.town.schoolId, panel.town, 'head')
  await confirmCase(head, held.id, { version: 4 })
  const event = await db
    .selectFrom('auditEvent')
    .select('id')
    .where('subjectId', '=', held.id)
    .where('action', '=', 'case.confirmed')
    .executeTakeFirstOrThrow()
  const told = { eventId: event.id, subjectId: held.id, learnerId: null }
  await planPlacementOf.run(systemContext(db, FRIDAY), told)
  const { id } = await db.selectFrom('placement').select('id').where('caseId', '=', held.id).executeTakeFirstOrThrow()
  const other = await aSharedRun(panel, {
    ...{ title: 'Catering', hostId: tuesdays.hostId, blocks: [panel.thursday], places },
  })
  const host = anOfficerAt(db, tuesdays.hostId, panel.town)
  return { panel, id, learnerId: held.learnerId, head, host, tuesdays, other }
}

export type Placed = Awaited<ReturnType<typeof aPlaced>>

/** The course of Tuesdays is shared on Thursdays as well. */
export async function alsoOnThursdays(db: Db, { panel, tuesdays }: Placed, places = 1) {
  const id = crypto.randomUUID()
  await db
    .insertInto('sharedRun')
    .values({
      ...{ id, panelId: panel.panelId, courseRunId: tuesdays.courseRunId, hostId: tuesdays.hostId, places, least: 1 },
      ...{ fromOn: '2027-01-06', untilOn: '2027-07-16', safeUntil: '2027-12-31', sharedAt: FRIDAY },
    })
    .execute()
  await db.insertInto('sharedRunBlock').values({ sharedRunId: id, blockId: panel.thursday }).execute()
  return id
}

/** Somebody else of the same school at the same host, on the same course by a case of their own. */
export async function anotherPlacement(db: Db, { panel, tuesdays }: Placed): Promise<string> {
  const learnerId = await aLearner(db, panel.town, { givenNames: 'Ben', familyName: 'Shaw' })
  const caseId = crypto.randomUUID()
  const id = crypto.randomUUID()
  const { schoolId } = panel.town
  await db
    .insertInto('panelCase')
    .values({
      ...{ id: caseId, panelId: panel.panelId, learnerId, homeId: schoolId, putFromId: schoolId, state: 'confirmed' },
      ...{ why: 'Wants to cook.', needsTransport: false, isAgreed: true, putAt: FRIDAY, changedAt: FRIDAY },
      ...{ submittedAt: FRIDAY, sharedRunId: tuesdays.id, startsOn: FIRST, endsOn: '2027-07-16' },
    })
    .execute()
  const { hostId, courseRunId } = tuesdays
  await db
    .insertInto('placement')
    .values({
      ...{ id, learnerId, homeId: schoolId, hostId, courseRunId, caseId, state: 'planned' },
      ...{ startsOn: FIRST, endsOn: '2027-07-16', plannedAt: FIRST, changedAt: FIRST },
    })
    .execute()
  await db.insertInto('placementSpell').values({ placementId: id, courseRunId, fromOn: FIRST }).execute()
  return id
}

/** What a form of a change says. */
export async function changeForm(db: Db, more: object = {}) {
  const reason = await aReason(db, 'placement-changed', 'home-timetable')
  return { day: MARCH, reason, detail: null, version: 1, ...more }
}
