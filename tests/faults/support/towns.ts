import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { addOrganisation } from '~/domain/accounts/organisation.commands.server'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { systemContext } from '~/kit/context.server'
import type { Role } from '~/kit/actor'
import { aChoice, aColleague, aLearner, aProvider, aTown, FRIDAY, type Town } from '#tests/support/admissions'
import { setClock, type Person } from '#tests/support/served'
import { aSession, aStaffContext, anAdviser, anEnrolment } from '#tests/support/tracking'

type Db = Kysely<DB>

/** A learner of the town with what stands on the form. */
export type Resident = Person & {
  learnerId: string
  choices: { college: string; offered: string; enrolled: string; sixthForm: string; draft: string }
}

export type PeopledTown = Town & {
  collegeId: string
  sixthFormId: string
  /** Amina of form 11A, who has choices in every hand; Joel of form 11B, who has them too; and Sam of another school. */
  amina: Resident
  joel: Resident
  sam: Resident
  sessions: { college: string; sixthForm: string }
  people: Record<Exclude<Role, 'visitor' | 'machine' | 'system' | 'learner'>, Person>
  /** The admissions staff of the school sixth form. */
  sixthFormPeople: { manager: Person; officer: Person; registerTaker: Person }
}

/** A town with a school, a college, a sixth form, three learners who have applied everywhere, and one person for each role. */
export async function aPeopledTown(db: Db): Promise<PeopledTown> {
  const now = FRIDAY
  await setClock(db, now)
  const town = await aTown(db, now)
  const collegeId = await aProvider(db, town)
  const sixthFormId = await aProvider(db, town, { kind: 'school', name: 'Hilltop School' })
  const places = { town, collegeId, sixthFormId, now }
  const amina = await aResident(db, places, town.schoolId, '11A')
  const joel = await aResident(db, places, town.schoolId, '11B')
  const sam = await aResident(db, places, await aProvider(db, town, { kind: 'school', name: 'Westgate School' }), '11A')
  const adviser = await anAdviser(db, town, now)
  await takeOn(adviser, amina.learnerId)
  const parent = await aColleague(db, town.schoolId, 'parent')
  await db
    .insertInto('parentLink')
    .values({ accountId: parent.accountId, learnerId: amina.learnerId, relationship: 'mother', linkedAt: now })
    .execute()
  const partnership = await addOrganisation(systemContext(db, now), {
    kind: 'service',
    name: 'Northbridge partnership',
    slug: `partnership-${collegeId}`,
    areaId: town.areaId,
  })
  const at = (organisationId: string, role: Role, form: string | null = null) => aPerson(db, organisationId, role, form)

  return {
    ...town,
    collegeId,
    sixthFormId,
    amina,
    joel,
    sam,
    sessions: {
      college: await aSessionOf(db, places, collegeId, amina.choices.enrolled),
      sixthForm: await aSessionOf(db, places, sixthFormId, amina.choices.sixthForm),
    },
    people: {
      parent: { accountId: await withoutMembership(db, parent.accountId), membershipId: null },
      tutor: await at(town.schoolId, 'tutor', '11A'),
      'careers-lead': await at(town.schoolId, 'careers-lead'),
      head: await at(town.schoolId, 'head'),
      'exams-officer': await at(town.schoolId, 'exams-officer'),
      'admissions-officer': await at(collegeId, 'admissions-officer'),
      'admissions-manager': await at(collegeId, 'admissions-manager'),
      'register-taker': await at(collegeId, 'register-taker'),
      adviser: await personOf(db, adviser.actor.id ?? ''),
      'panel-member': await at(partnership, 'panel-member'),
      coordinator: await at(partnership, 'coordinator'),
      support: await at(partnership, 'support'),
    },
    sixthFormPeople: {
      manager: await at(sixthFormId, 'admissions-manager'),
      officer: await at(sixthFormId, 'admissions-officer'),
      registerTaker: await at(sixthFormId, 'register-taker'),
    },
  }
}

type Places = { town: Town; collegeId: string; sixthFormId: string; now: Date }

async function aResident(
  db: Db,
  { town, collegeId, sixthFormId, now }: Places,
  schoolId: string,
  form: string,
): Promise<Resident> {
  const learnerId = await aLearner(db, { ...town, schoolId })
  await db.updateTable('rollEntry').set({ form }).where('learnerId', '=', learnerId).execute()
  const account = await db
    .selectFrom('account')
    .select('id')
    .where('learnerId', '=', learnerId)
    .executeTakeFirstOrThrow()
  const wishes = { town, learnerId, providerId: collegeId, now }
  const enrolled = await anEnrolment(db, wishes)
  const offered = await aChoice(db, { ...wishes, state: 'offer' })
  const college = await aChoice(db, { ...wishes, state: 'submitted' })
  const sixthForm = await aChoice(db, { ...wishes, providerId: sixthFormId, state: 'submitted' })
  const draft = await aChoice(db, { ...wishes, state: 'draft' })
  return {
    learnerId,
    accountId: account.id,
    membershipId: null,
    choices: {
      college: college.id,
      offered: offered.id,
      enrolled: enrolled.id,
      sixthForm: sixthForm.id,
      draft: draft.id,
    },
  }
}

async function aSessionOf(db: Db, { town, now }: Places, providerId: string, choiceId: string) {
  const { courseRunId } = await db
    .selectFrom('choice')
    .select('courseRunId')
    .where('id', '=', choiceId)
    .executeTakeFirstOrThrow()
  const teacher = await aStaffContext(db, providerId, town, 'register-taker', { now })
  return aSession(teacher, courseRunId)
}

async function aPerson(db: Db, organisationId: string, role: Role, form: string | null): Promise<Person> {
  const { accountId } = await aColleague(db, organisationId, role, form)
  return personOf(db, accountId)
}

async function personOf(db: Db, accountId: string): Promise<Person> {
  const { id } = await db
    .selectFrom('membership')
    .select('id')
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow()
  return { accountId, membershipId: id }
}

/** A parent is known by the link to a child alone. */
async function withoutMembership(db: Db, accountId: string) {
  await db.deleteFrom('membership').where('accountId', '=', accountId).execute()
  return accountId
}
