import { codeKey, codeTries } from '~/domain/accounts/account'
import { firstArea } from '~/domain/areas/area.queries.server'
import { nameKeyOf } from '~/domain/learners/learner'
import { record } from '~/kit/audit.server'
import { hashed, newId, readableCode } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { NotFound, orNotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { hashPassword } from '~/kit/password.server'
import { forgetWithCare } from '~/kit/retention.server'
import { countTry } from '~/kit/throttle.server'
import { confirmUntil, forgottenBefore, joinLetterTries, joinTries, refuseUnlessForThem } from './registration'
import { tellJoining } from './registration.jobs.server'
import { schoolsToName } from './registration.queries.server'
import type { JoinForm } from './registration.schemas'

/**
 * Somebody on no roll would like to join. The same rows are written and the same letter is asked for whether the address is
 * known or not: only whoever reads it learns which.
 */
export async function askToJoin(ctx: Context, { livesHere, ...form }: JoinForm, ip: string): Promise<void> {
  await countTry(joinTries, ip)
  await countTry(joinLetterTries, form.email.toLowerCase())
  refuseUnlessForThem({ bornOn: form.bornOn, livesHere }, londonDay(ctx.now))
  const area = orNotFound(await firstArea(ctx), 'area')
  const schools = await schoolsToName(ctx, area.id)
  const schoolId = schools.find(({ id }) => id === form.schoolId)?.id ?? null
  await inTransaction(ctx, async (ctx) => {
    const registrationId = newId()
    const code = readableCode(3)
    await ctx.db
      .insertInto('registration')
      .values({ ...form, id: registrationId, areaId: area.id, schoolId, status: 'unconfirmed', askedAt: ctx.now })
      .execute()
    await ctx.db
      .insertInto('invitation')
      .values({
        kind: 'join',
        codeHash: hashed(codeKey(code)),
        email: form.email,
        name: `${form.givenNames} ${form.familyName}`,
        registrationId,
        createdAt: ctx.now,
        expiresAt: confirmUntil(ctx.now),
      })
      .execute()
    await record(ctx, 'registration.asked', { type: 'registration', id: registrationId })
    await enqueue(ctx, tellJoining, { registrationId, code }, { key: `join:${registrationId}` })
  })
}

/** The link of the letter: makes the account and the record, once. */
export async function confirmRegistration(
  ctx: Context,
  { code, password, ip }: { code: string; password: string; ip: string },
) {
  const passwordHash = await hashPassword(password)
  await countTry(codeTries, ip)
  return inTransaction(ctx, async (ctx) => {
    const registration = await useCode(ctx, code)
    const learnerId = await addLearner(ctx, registration)
    const { email, givenNames, familyName } = registration
    const account = await ctx.db
      .insertInto('account')
      .values({
        ...{ id: newId(), email, name: `${givenNames} ${familyName}`, learnerId },
        ...{ passwordHash, passwordSetAt: ctx.now, createdAt: ctx.now, lastSignedInAt: ctx.now },
      })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!account) throw new Refusal('email-taken', 'This email address has an account already. Sign in with it.')
    await ctx.db
      .updateTable('registration')
      .set({ status: 'waiting', learnerId, confirmedAt: ctx.now })
      .where('id', '=', registration.id)
      .execute()
    const subject = { type: 'registration', id: registration.id, learnerId, organisationId: registration.schoolId }
    await record(ctx, 'registration.confirmed', subject)
    return { accountId: account.id, learnerId }
  })
}

/** Held, so that a second click finds it used. */
async function useCode(ctx: Context, code: string) {
  const used = await ctx.db
    .updateTable('invitation')
    .set({ usedAt: ctx.now })
    .where('kind', '=', 'join')
    .where('codeHash', '=', hashed(codeKey(code)))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', ctx.now)
    .returning('registrationId')
    .executeTakeFirst()
  const registration = await ctx.db
    .selectFrom('registration')
    .select(['id', 'areaId', 'email', 'givenNames', 'familyName', 'bornOn', 'postcode', 'schoolId', 'status'])
    .where('id', '=', used?.registrationId ?? null)
    .where('status', '=', 'unconfirmed')
    .executeTakeFirst()
  if (!registration) throw new NotFound('invitation')
  return registration
}

type Joining = Pick<JoinForm, 'email' | 'givenNames' | 'familyName' | 'bornOn' | 'postcode'> & { areaId: string }

/** A record for somebody who joins by themselves, in a deed that is already open. */
export async function addLearner(ctx: Context, { areaId, email, givenNames, familyName, bornOn, postcode }: Joining) {
  const id = newId()
  await ctx.db
    .insertInto('learner')
    .values({
      ...{ id, areaId, email, givenNames, familyName, bornOn, postcode },
      ...{ legalGivenNames: givenNames, nameKey: nameKeyOf(familyName, givenNames) },
      ...{ createdAt: ctx.now, updatedAt: ctx.now },
    })
    .execute()
  return id
}

/** Each night: whoever asked and never opened the letter is forgotten. */
export function forgetUnconfirmed(ctx: Context): Promise<boolean> {
  return forgetWithCare(ctx, { name: 'registrations', count: countUnconfirmed, forget: throwUnconfirmedAway })
}

async function countUnconfirmed(ctx: Context) {
  const before = new Date(forgottenBefore(londonDay(ctx.now)))
  const row = await ctx.db
    .selectFrom('registration')
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.countAll<number>().filterWhere('askedAt', '<', before).as('due'),
    ])
    .where('status', '=', 'unconfirmed')
    .executeTakeFirstOrThrow()
  return { due: Number(row.due), total: Number(row.total) }
}

function throwUnconfirmedAway(ctx: Context) {
  return ctx.db
    .deleteFrom('registration')
    .where('status', '=', 'unconfirmed')
    .where('askedAt', '<', new Date(forgottenBefore(londonDay(ctx.now))))
    .execute()
}
