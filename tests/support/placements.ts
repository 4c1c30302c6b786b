import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { bookBlocks } from '~/domain/blocks/booking.commands.server'
import { decideCheck, planPlacement } from '~/domain/placements/placement.commands.server'
import { checksOfPlacement } from '~/domain/placements/placement.queries.server'
import { systemContext, type Context } from '~/kit/context.server'
import { newId } from '~/kit/chance.server'
import { addDays, londonDay } from '~/kit/dates'
import { aCourseRun, aLearner, anOfficerAt, aProvider, aTown, FRIDAY, theLearner, type Town } from './admissions'
import { aStaffContext } from './tracking'

type Db = Kysely<DB>

export type Planned = {
  town: Town
  id: string
  learnerId: string
  hostId: string
  runId: string
  blockId: string
  host: Context
  tutor: Context
  head: Context
  learner: Context
}

/** Amina of Northgate School, planned at Riverside College on Tuesday afternoons from next week until the summer. */
export async function aPlannedPlacement(db: Db, now = FRIDAY): Promise<Planned> {
  const town = await aTown(db)
  const hostId = await aProvider(db, town)
  const runId = await aCourseRun(db, hostId)
  const learnerId = await aLearner(db, town)
  const blockId = await aBlock(db, town.areaId)
  const [startsOn, endsOn] = [addDays(londonDay(now), 7), addDays(londonDay(now), 200)]
  const stay = { learnerId, courseRunId: runId, blockIds: [blockId], fromOn: startsOn, untilOn: endsOn }
  const system = systemContext(db, now)
  const bookingIds = await bookBlocks(system, stay, null)
  const plan = { learnerId, homeId: town.schoolId, hostId, courseRunId: runId, startsOn, endsOn, bookingIds }
  const caseId = await aCaseRow(db, town, learnerId, now)
  const id = await planPlacement(system, { caseId, ...plan })
  if (!id) throw new Error('The placement was planned before.')
  return {
    ...{ town, id, learnerId, hostId, runId, blockId },
    host: anOfficerAt(db, hostId, town, now),
    tutor: await aStaffContext(db, town.schoolId, town, 'tutor', { now, form: '11A' }),
    head: await aStaffContext(db, town.schoolId, town, 'head', { now }),
    learner: theLearner(db, learnerId, town, now),
  }
}

async function aCaseRow(db: Db, { areaId, schoolId }: Town, learnerId: string, now: Date): Promise<string> {
  const [panelId, id] = [newId(), newId()]
  await db
    .insertInto('panel')
    .values({ id: panelId, areaId, name: 'Northbridge panel', quorum: 2, begunAt: now })
    .execute()
  await db
    .insertInto('panelCase')
    .values({
      ...{
        id,
        panelId,
        learnerId,
        homeId: schoolId,
        putFromId: schoolId,
        state: 'submitted',
        why: 'Wants to build engines.',
      },
      ...{ needsTransport: false, isAgreed: true, putAt: now, submittedAt: now, changedAt: now },
    })
    .execute()
  return id
}

/** A block of the week of an area. */
export async function aBlock(
  db: Db,
  areaId: string,
  { name = 'Tuesday afternoon', weekday = 2 } = {},
): Promise<string> {
  const { id } = await db
    .insertInto('timetableBlock')
    .values({ areaId, name, weekday, starts: '13:00', ends: '16:00' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Both sides settle everything they have to settle. */
export async function settleAll({ id, host, head }: Pick<Planned, 'id' | 'host' | 'head'>) {
  for (const { kind, owner } of await checksOfPlacement(host, id)) {
    await decideCheck(owner === 'home' ? head : host, id, kind, { state: 'done', note: null })
  }
}

/** The same people some days later. */
export function later(planned: Planned, days: number): Planned {
  const at = (ctx: Context): Context => ({ ...ctx, now: new Date(ctx.now.getTime() + days * 86_400_000) })
  return {
    ...planned,
    host: at(planned.host),
    tutor: at(planned.tutor),
    head: at(planned.head),
    learner: at(planned.learner),
  }
}
