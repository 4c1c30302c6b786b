import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { addAccount } from '~/domain/accounts/account.commands.server'
import { visitor } from '~/kit/actor'
import { systemContext, type Context } from '~/kit/context.server'
import { FRIDAY } from './admissions'

let made = 0

/** Somebody of the support team. */
export async function supportPerson(db: Kysely<DB>, now = FRIDAY): Promise<Context> {
  const email = `support-${(made += 1)}@example.org`
  const id = await addAccount(systemContext(db, now), { email, name: 'Ms Byrne' })
  return { db, now, requestId: 'test', actor: { ...visitor, id, role: 'support' } }
}

/** What the page of an ended choice sends along: its version, and the reference number of its application. */
export function asShown(db: Kysely<DB>, choiceId: string): Promise<{ version: number; reference: string }> {
  return db
    .selectFrom('choice')
    .innerJoin('application', 'application.id', 'choice.applicationId')
    .select(['choice.version', 'application.reference'])
    .where('choice.id', '=', choiceId)
    .executeTakeFirstOrThrow()
}
