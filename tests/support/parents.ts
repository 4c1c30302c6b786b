import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { acceptInvitation } from '~/domain/accounts/account.commands.server'
import { decideConsent } from '~/domain/consents/consent.commands.server'
import { inviteParent } from '~/domain/parents/parent-invitation.commands.server'
import { visitor } from '~/kit/actor'
import type { Context } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'

type Db = Kysely<DB>

export const samira = {
  name: 'Samira Yusuf',
  email: 'samira@example.org',
  relationship: 'parent',
  copies: false,
} as const
export const PASSWORD = 'three words together'

/** The code in the newest letter that invited an adult. */
export async function codeInLetter(db: Db, email: string = samira.email): Promise<string> {
  const letter = await db
    .selectFrom('letter')
    .select('body')
    .where('toEmail', '=', email)
    .where('template', '=', 'ParentInvitation')
    .orderBy('writtenAt', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return /enter this code:\s+([0-9A-Z-]{14})/.exec(letter.body)?.[1] ?? ''
}

/** Takes up what a letter invites to. */
export function accept(db: Db, code: string, now: Date, password = PASSWORD) {
  const ctx: Context = { db, now, requestId: 'test', actor: visitor }
  return acceptInvitation(ctx, { code, email: null, bornOn: null, password, ip: '127.0.0.1' })
}

/** Samira, invited by the learner and linked, with the parent's own rights. */
export async function aLinkedParent(
  db: Db,
  learner: Context,
  adult: { name: string; email: string; relationship: 'parent' } = samira,
): Promise<Context> {
  await inviteParent(learner, learner.actor.learnerId ?? '', { ...adult, copies: false })
  await drainJobs(db, learner.now)
  const { accountId } = await accept(db, await codeInLetter(db, adult.email), learner.now)
  return { ...learner, actor: { ...visitor, id: accountId, role: 'parent' } }
}

/** The learner says yes to copies of letters. */
export function agreeToCopies(learner: Context, agrees = true) {
  return decideConsent(learner, learner.actor.learnerId ?? '', 'parent-letters', agrees)
}
