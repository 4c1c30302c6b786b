import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { refuseWhenChanged } from '~/domain/applications/choice'
import { lockChoice, setChoiceState } from '~/domain/applications/choice-state.commands.server'
import { refusePastExpiry } from './waiting-list'
import { keyOfJoining } from './waiting-list-order.commands.server'
import { tellOfWait } from './waiting-list.jobs.server'
import { findWait } from './waiting-list.queries.server'
import type { WaitForm } from './waiting-list.schemas'

/** Puts a learner on the course run's waiting list, where the rule of the list has them, until a day. */
export function addToWaitingList(ctx: Context, choiceId: string, { expiresOn, version }: WaitForm) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'waiting-list.add', choice)
    refuseWhenChanged(choice, version)
    refusePastExpiry(expiresOn, ctx.now)

    await setChoiceState(ctx, choice, 'addToWaitingList', { decidedAt: ctx.now })
    const orderKey = await keyOfJoining(ctx, choice)
    const id = newId()
    const added = { addedAt: ctx.now, addedById: ctx.actor.id, orderKey }
    await ctx.db
      .insertInto('waitingListEntry')
      .values({ id, choiceId, courseRunId: choice.courseRunId, expiresOn, ...added })
      .execute()
    const wait = await findWait(ctx, choiceId)
    const subject = { type: 'choice', id: choiceId, learnerId: choice.learnerId, organisationId: choice.providerId }
    await record(ctx, 'waiting-list.joined', subject, {
      before: choice.state,
      expiresOn,
      position: wait?.position ?? null,
    })
    await enqueue(ctx, tellOfWait, { entryId: id }, { key: `waiting-list:${id}` })
    return wait
  })
}
