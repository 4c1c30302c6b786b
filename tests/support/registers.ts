import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { takeRegister } from '~/domain/attendance/register.commands.server'
import { findRegister } from '~/domain/attendance/register.queries.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { aCourseRun, aLearner, aProvider, aTown, FRIDAY, type Town } from './admissions'
import { aSession, aStaffContext } from './tracking'

type Db = Kysely<DB>

/** Amina of Northgate School, who learns engineering at Riverside College: with the people of both sites. */
export type Hosted = {
  town: Town
  learnerId: string
  hostId: string
  runId: string
  placementId: string
  tutor: Context
  teacher: Context
}

type Wishes = { town?: Town; now?: Date; hostId?: string; runId?: string; givenNames?: string }

/** A learner of a home school who is placed at a host, on every session of the course run. */
export async function aHostedLearner(db: Db, { now = FRIDAY, ...wishes }: Wishes = {}): Promise<Hosted> {
  const town = wishes.town ?? (await aTown(db))
  const hostId = wishes.hostId ?? (await aProvider(db, town))
  const runId = wishes.runId ?? (await aCourseRun(db, hostId))
  const learnerId = await aLearner(db, town, { givenNames: wishes.givenNames ?? 'Amina', familyName: 'Yusuf' })
  const placementId = await aPlacementOf(db, { learnerId, homeId: town.schoolId, hostId, runId, now })
  return {
    town,
    learnerId,
    hostId,
    runId,
    placementId,
    tutor: await aStaffContext(db, town.schoolId, town, 'tutor', { now, form: '11A' }),
    teacher: await aStaffContext(db, hostId, town, 'register-taker', { now }),
  }
}

type Placed = { learnerId: string; homeId: string; hostId: string; runId: string; now?: Date }

/** A placement that began a week ago and lasts a term. */
export async function aPlacementOf(
  db: Db,
  { learnerId, homeId, hostId, runId, now = FRIDAY }: Placed,
): Promise<string> {
  const { id } = await db
    .insertInto('placement')
    .values({
      learnerId,
      homeId,
      hostId,
      courseRunId: runId,
      state: 'started',
      startsOn: addDays(londonDay(now), -7),
      endsOn: addDays(londonDay(now), 90),
      plannedAt: now,
      changedAt: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('placementSpell')
    .values({ placementId: id, courseRunId: runId, fromOn: addDays(londonDay(now), -7) })
    .execute()
  return id
}

/** A session of this morning, with the mark that the host gave. */
export async function aMarkedSession({ teacher, runId, learnerId }: Hosted, code: string, day?: string) {
  const sessionId = await aSession(teacher, runId, day)
  await markAs(teacher, sessionId, { [learnerId]: code })
  return sessionId
}

/** Takes a register, or corrects it, as it is now. */
export async function markAs(teacher: Context, sessionId: string, codes: Record<string, string>) {
  const { version, learners } = await findRegister(teacher, sessionId)
  const marks = Object.fromEntries(
    learners.map(({ id, code }) => [id, { code: codes[id] ?? code ?? 'P', minutesLate: null }]),
  )
  return takeRegister(teacher, sessionId, { version, marks, reason: 'Seen in the corridor' })
}
