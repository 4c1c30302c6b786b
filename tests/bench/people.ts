import { hashed, token } from '~/kit/chance.server'
import type { World } from './world'

export const PASSWORD = 'onward-demo-2026'

/** A learner of the county who has begun the form, signed in. */
export type Somebody = { email: string; learnerId: string; choiceId: string | null; cookie: string }

/** So many learners of the county with a form and an account: each signed in, each with the demo's password. */
export async function learnersSignedIn(world: World, count: number): Promise<Somebody[]> {
  const { db } = await world.database()
  const model = await db
    .selectFrom('account')
    .select('passwordHash')
    .where('email', '=', 'learner2@demo.example')
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('account')
    .innerJoin('application', 'application.learnerId', 'account.learnerId')
    .select(['account.id', 'account.email', 'application.learnerId'])
    .select((eb) =>
      eb
        .selectFrom('choice')
        .select('choice.id')
        .whereRef('choice.applicationId', '=', 'application.id')
        .orderBy('choice.preference')
        .limit(1)
        .as('choiceId'),
    )
    .orderBy('account.id')
    .limit(count)
    .execute()
  if (rows.length < count) throw new Error(`The county has ${rows.length} learners with a form, not ${count}.`)
  const people = rows.map(({ id, ...row }) => ({ ...row, id, secret: `o${token()}` }))
  await db
    .updateTable('account')
    .set({ passwordHash: model.passwordHash })
    .where(
      'id',
      'in',
      people.map(({ id }) => id),
    )
    .execute()
  const expiresAt = new Date(Date.now() + 14 * 86_400_000)
  await db
    .insertInto('accountSession')
    .values(people.map(({ id, secret }) => ({ id: hashed(secret), userId: id, expiresAt })))
    .execute()
  return people.map(({ email, learnerId, choiceId, secret }) => ({
    email,
    learnerId,
    choiceId,
    cookie: `onward=${secret}`,
  }))
}
