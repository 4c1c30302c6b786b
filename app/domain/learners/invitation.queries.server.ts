import { learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'

export type WhoToInvite = {
  form?: string
  learnerIds?: string[]
  /** by letter, where an e-mail address is known; on paper, where none is */
  by?: 'letter' | 'paper'
  /** Also those who have a code already: the old one stops working. */
  isAgain?: boolean
}

/** Who on this school's roll has no account yet and, unless asked again, no code that still works? */
export function learnersToInvite(ctx: Context, schoolId: string, who: WhoToInvite) {
  return learnersVisibleTo(ctx)
    .innerJoin('rollEntry', 'rollEntry.learnerId', 'learner.id')
    .leftJoin('account', 'account.learnerId', 'learner.id')
    .where('rollEntry.schoolId', '=', schoolId)
    .where('rollEntry.leftOn', 'is', null)
    .where('account.id', 'is', null)
    .$if(who.form !== undefined, (query) => query.where('rollEntry.form', '=', who.form ?? ''))
    .$if(who.learnerIds !== undefined, (query) => query.where('learner.id', 'in', who.learnerIds ?? []))
    .$if(who.by === 'letter', (query) => query.where('learner.email', 'is not', null))
    .$if(who.by === 'paper', (query) => query.where('learner.email', 'is', null))
    .$if(who.isAgain !== true, (query) => query.where('learner.id', 'not in', withOpenCode(ctx)))
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'learner.email', 'rollEntry.form'])
    .orderBy('rollEntry.form')
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('learner.id')
    .limit(5_000)
    .execute()
}

function withOpenCode(ctx: Context) {
  return ctx.db
    .selectFrom('invitation')
    .select('invitation.learnerId')
    .where('invitation.kind', '=', 'learner')
    .where('invitation.learnerId', 'is not', null)
    .where('invitation.usedAt', 'is', null)
    .where('invitation.expiresAt', '>', ctx.now)
}
