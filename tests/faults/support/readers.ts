import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { addOrganisation } from '~/domain/accounts/organisation.commands.server'
import type { ProviderKind } from '~/domain/applications/visibility'
import type { Role } from '~/kit/actor'
import { systemContext } from '~/kit/context.server'
import { aColleague, FRIDAY } from '#tests/support/admissions'
import { aToken } from '#tests/support/programs'
import type { Person } from '#tests/support/served'
import { anAdviser } from '#tests/support/tracking'
import { seatOnPanel } from './marked-cases'
import type { Marked, MarkedTown } from './marked-town'

/** Somebody who looks round: with the kind of provider, where it is one, or with the one learner who is theirs. */
export type Reader = {
  role: Role
  kind: ProviderKind | null
  own: Marked | null
  person: Person | null
  /** The token of a program. */
  secret?: string
}

const providerRoles = ['admissions-officer', 'admissions-manager', 'register-taker'] as const
const schoolRoles = ['tutor', 'careers-lead', 'head', 'exams-officer'] as const
const partnershipRoles = ['coordinator', 'support', 'panel-member'] as const

/** One person for every role that signs in, and for every kind of provider; and a program of each. */
export async function everyReader(db: Kysely<DB>, town: MarkedTown): Promise<Reader[]> {
  const partnershipId = await addOrganisation(systemContext(db, FRIDAY), {
    kind: 'service',
    name: 'Northbridge partnership',
    slug: `partnership-${town.areaId}`,
    areaId: town.areaId,
  })
  const readers: Reader[] = []
  const add = async (role: Role, organisationId: string, kind: ProviderKind | null = null) => {
    const { accountId } = await aColleague(db, organisationId, role, role === 'tutor' ? '11A' : null)
    if (role === 'panel-member') await seatOnPanel(db, town.areaId, accountId)
    readers.push({ role, kind, own: null, person: await personOf(db, accountId) })
  }
  for (const { kind, providerId } of town.providers) for (const role of providerRoles) await add(role, providerId, kind)
  for (const { kind, providerId } of town.providers) {
    const { secret } = await aToken(db, providerId)
    readers.push({ role: 'machine', kind, own: null, person: null, secret })
  }
  for (const role of schoolRoles) await add(role, town.schoolId)
  for (const role of partnershipRoles) await add(role, partnershipId)
  const adviser = await anAdviser(db, town)
  readers.push({ role: 'adviser', kind: null, own: null, person: await personOf(db, adviser.actor.id ?? '') })
  const [first] = town.learners
  if (!first) throw new Error('Nobody lives in this town.')
  readers.push({ role: 'visitor', kind: null, own: null, person: null })
  return [...readers, await theParent(db, town.schoolId, first), await theLearner(db, first)]
}

async function theParent(db: Kysely<DB>, schoolId: string, own: Marked): Promise<Reader> {
  const { accountId } = await aColleague(db, schoolId, 'parent')
  await db.deleteFrom('membership').where('accountId', '=', accountId).execute()
  const link = { accountId, learnerId: own.learnerId, relationship: 'mother', linkedAt: FRIDAY }
  await db.insertInto('parentLink').values(link).execute()
  return { role: 'parent', kind: null, own, person: { accountId, membershipId: null } }
}

async function theLearner(db: Kysely<DB>, own: Marked): Promise<Reader> {
  const { id } = await db
    .selectFrom('account')
    .select('id')
    .where('learnerId', '=', own.learnerId)
    .executeTakeFirstOrThrow()
  return { role: 'learner', kind: null, own, person: { accountId: id, membershipId: null } }
}

async function personOf(db: Kysely<DB>, accountId: string): Promise<Person> {
  const row = await db
    .selectFrom('membership')
    .select('id')
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow()
  return { accountId, membershipId: row.id }
}
