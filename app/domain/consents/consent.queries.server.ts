import { sql, type Expression } from 'kysely'
import { learnersVisibleTo } from '~/access/scopes.server'
import type { Asking, Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { isYes, purposes, type PurposeName } from './consent'

const ANSWERS_AT_MOST = 200

/** Everything a learner has said yes or no to, the newest first, with who said it. */
export function consentsOf(ctx: Context, learnerId: string) {
  return learnersVisibleTo(ctx)
    .innerJoin('consent', 'consent.learnerId', 'learner.id')
    .leftJoin('account', 'account.id', 'consent.decidedById')
    .select(['consent.id', 'consent.purpose', 'consent.decision', 'consent.wording', 'consent.decidedAt'])
    .select(['consent.decidedByRole', 'account.name as by'])
    .where('learner.id', '=', learnerId)
    .orderBy('consent.position', 'desc')
    .limit(ANSWERS_AT_MOST)
    .execute()
}

/** A learner with what was said last about one purpose, by whom and when. */
export async function findAnswer(ctx: Context, learnerId: string, purpose: PurposeName) {
  const found = await learnersVisibleTo(ctx)
    .leftJoin('consent', (join) =>
      join.onRef('consent.learnerId', '=', 'learner.id').on('consent.purpose', '=', purpose),
    )
    .leftJoin('account', 'account.id', 'consent.decidedById')
    .select(['learner.id', 'learner.givenNames', 'learner.bornOn'])
    .select(['consent.decision', 'consent.decidedAt', 'account.name as by'])
    .where('learner.id', '=', learnerId)
    .orderBy('consent.position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return orNotFound(found, 'learner')
}

/** The newest answer of a learner to one purpose. */
export function newestConsent(ctx: Asking, learnerId: string, purpose: PurposeName) {
  return ctx.db
    .selectFrom('consent')
    .select(['purpose', 'decision', 'wording'])
    .where('learnerId', '=', learnerId)
    .where('purpose', '=', purpose)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Whether a learner agrees to something now. */
export async function hasConsent(ctx: Asking, learnerId: string, purpose: PurposeName): Promise<boolean> {
  return isYes(purpose, await newestConsent(ctx, learnerId, purpose))
}

/** The same inside another question: true where the newest answer is a yes to the words as they are now. */
export function consentGiven(ctx: Asking, learnerId: Expression<string>, purpose: PurposeName) {
  return ctx.db
    .selectFrom('consent')
    .select(sql<boolean>`consent.decision = 'given' and consent.wording = ${purposes[purpose].wording}`.as('isGiven'))
    .where('consent.learnerId', '=', learnerId)
    .where('consent.purpose', '=', purpose)
    .orderBy('consent.position', 'desc')
    .limit(1)
}
