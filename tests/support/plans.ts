import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { openSession } from '~/access/session.server'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import type { Context } from '~/kit/context.server'
import { aLearner, aProvider, aTown, FRIDAY, theLearner, type Town } from './admissions'
import { aLinkedParent } from './parents'
import { anAdviser, aStaffContext } from './tracking'

type Db = Kysely<DB>

/** Amina and those who stand beside her in her plan: her tutor, her adviser and her mother; and a tutor of another school. */
export async function aPlanTown(db: Db, now = FRIDAY) {
  const town = await aTown(db, now)
  const learnerId = await aLearner(db, town)
  const learner = await withAccount(db, theLearner(db, learnerId, town, now))
  const tutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11A', now })
  const otherTutor = await aStaffContext(db, await anotherSchool(db, town), town, 'tutor', { form: '11A', now })
  const adviser = await anAdviser(db, town, now)
  await takeOn(adviser, learnerId)
  const parent = await aLinkedParent(db, learner)
  return { db, town, learnerId, learner, tutor, otherTutor, adviser, parent: { ...parent, now } }
}

/** A learner who acts with the account they sign in with, so that what they write carries their name. */
export async function withAccount(db: Db, learner: Context): Promise<Context> {
  const { id } = await db
    .selectFrom('account')
    .select('id')
    .where('learnerId', '=', learner.actor.learnerId)
    .executeTakeFirstOrThrow()
  return { ...learner, actor: { ...learner.actor, id } }
}

/** The cookie of somebody of this town who has signed in. */
export async function cookieOf(db: Db, { actor }: Context): Promise<string> {
  const accountId = actor.id ?? ''
  const membership = await db
    .selectFrom('membership')
    .select('id')
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  return (await openSession(accountId, membership?.id ?? null)).split(';')[0] ?? ''
}

function anotherSchool(db: Db, town: Town) {
  return aProvider(db, town, { kind: 'school', name: 'Hilltop School' })
}
