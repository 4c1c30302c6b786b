import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { refuseWhenChanged } from '~/domain/applications/choice'
import { lockChoice, setChoiceState, type LockedChoice } from '~/domain/applications/choice-state.commands.server'
import { givenReasons, reasonsFor, type GivenReason } from './reason'
import { currentReasons } from './reason.queries.server'
import { tellRejected } from './rejection.jobs.server'
import { providerKindOf } from '~/domain/applications/visibility'

export type Rejection = {
  reasons: string[]
  details: Record<string, string>
  message: string
  version?: number | undefined
}

/** Says no, with at least one dated reason in words written for the learner. */
export function rejectChoice(ctx: Context, choiceId: string, rejection: Rejection) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'choice.reject', choice)
    refuseWhenChanged(choice, rejection.version)
    const list = reasonsFor(await currentReasons(ctx, 'rejection', 'provider'), providerKindOf(choice.providerKind))
    const given = givenReasons(list, rejection.reasons, rejection.details)

    return reject(ctx, choice, 'reject', given, rejection.message || null)
  })
}

/** Ends a choice without an offer, in a deed that is already open: saves, records, and tells the learner why. */
export async function reject(
  ctx: Context,
  choice: LockedChoice,
  event: 'reject' | 'closeWaitingList',
  given: readonly GivenReason[],
  message: string | null,
) {
  await setChoiceState(ctx, choice, event, { decidedAt: ctx.now })
  const id = newId()
  await ctx.db
    .insertInto('rejection')
    .values({ id, choiceId: choice.id, rejectedById: ctx.actor.id, rejectedAt: ctx.now, message })
    .execute()
  await ctx.db
    .insertInto('rejectionReason')
    .values(given.map(({ reason, detail }) => ({ rejectionId: id, reasonId: reason.id, detail })))
    .execute()
  const subject = { type: 'choice', id: choice.id, learnerId: choice.learnerId, organisationId: choice.providerId }
  await record(ctx, 'choice.rejected', subject, {
    before: choice.state,
    reasons: given.map(({ reason }) => reason.code),
  })
  await enqueue(ctx, tellRejected, { rejectionId: id }, { key: `rejected:${id}` })
  return id
}
