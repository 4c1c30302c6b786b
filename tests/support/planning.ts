import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { DB } from '#db/schema'
import type { ChoiceState } from '~/domain/applications/choice.states'
import { aLearner, aTown, FRIDAY, type Town } from './admissions'
import { aStaffContext } from './tracking'

type Db = Kysely<DB>

/** A town with a coordinator of its own. */
export async function aPlannedTown(db: Db) {
  const town = await aTown(db)
  return { town, coordinator: await aStaffContext(db, town.schoolId, town, 'coordinator') }
}

/** A start of a course of a subject and level, at a site in a postcode district. */
export async function aStartOf(
  db: Db,
  providerId: string,
  { subjectCode = '04.1', level = '2', places = null, outcode = null, startsOn = '2027-09-06' }: StartWishes = {},
) {
  const courseId = randomUUID()
  const told = { id: courseId, providerId, key: courseId, slug: `course-${courseId}`, title: 'Course' }
  await db
    .insertInto('course')
    .values({ ...told, status: 'live', subjectCode, level })
    .execute()
  const site = { organisationId: providerId, key: courseId, name: `Site ${outcode ?? ''}`, outcode }
  const { id: siteId } = await db.insertInto('site').values(site).returning('id').executeTakeFirstOrThrow()
  const run = { courseId, key: '1', status: 'live' as const, startsOn, siteId, places }
  const { id } = await db.insertInto('courseRun').values(run).returning('id').executeTakeFirstOrThrow()
  return { id, courseId, providerId, siteId }
}

type StartWishes = {
  subjectCode?: string | null
  level?: string | null
  places?: number | null
  outcode?: string | null
  startsOn?: string | null
}

type ChoiceWishes = { state?: ChoiceState; sentAt?: Date; preference?: number; cycleId?: string }

/** Somebody of Year 11 who lives in a postcode district. */
export async function aLearnerFrom(db: Db, town: Town, outcode: string | null, authorityId: string | null = null) {
  const id = await aLearner(db, town)
  await db
    .updateTable('learner')
    .set({ postcode: outcode === null ? null : `${outcode} 1AA`, authorityId })
    .where('id', '=', id)
    .execute()
  return id
}

/** A choice as it was sent: only the rows that are counted, without the forms before it. */
export async function aSentChoice(
  db: Db,
  town: Town,
  learnerId: string,
  run: { id: string; providerId: string },
  { state = 'submitted', sentAt = FRIDAY, preference = 1, cycleId = town.cycleId }: ChoiceWishes = {},
) {
  const held = await db
    .selectFrom('application')
    .select('id')
    .where('learnerId', '=', learnerId)
    .where('cycleId', '=', cycleId)
    .executeTakeFirst()
  const application =
    held ??
    (await db
      .insertInto('application')
      .values({ learnerId, cycleId, reference: randomUUID().slice(0, 8), createdAt: sentAt, updatedAt: sentAt })
      .returning('id')
      .executeTakeFirstOrThrow())
  const { id } = await db
    .insertInto('choice')
    .values({
      ...{ applicationId: application.id, learnerId, cycleId, courseRunId: run.id, providerId: run.providerId },
      ...{ state, preference, sentAt, createdAt: sentAt, changedAt: sentAt },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** An offer of a choice, answered with a firm yes where a moment is given. */
export async function anOfferOf(db: Db, choiceId: string, runId: string, madeAt: Date, saidYesAt: Date | null = null) {
  const { id } = await db
    .insertInto('offer')
    .values({ choiceId, courseRunId: runId, kind: 'unconditional', madeAt, replyBy: '2026-12-18' })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (saidYesAt) await db.insertInto('reply').values({ offerId: id, kind: 'firm', repliedAt: saidYesAt }).execute()
  return id
}

/** A rejection of a choice, for a reason. */
export async function aRejectionOf(db: Db, choiceId: string, code: string, rejectedAt = FRIDAY) {
  const { id } = await db
    .insertInto('rejection')
    .values({ choiceId, rejectedAt })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`insert into rejection_reason (rejection_id, reason_id) select ${id}, id from reason where list = 'rejection' and code = ${code}`.execute(
    db,
  )
}
