import { mustBeAllowed } from '~/access/guard.server'
import { lockChoice, type LockedChoice } from '~/domain/applications/choice-state.commands.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay, londonMoment } from '~/kit/dates'
import { enqueue } from '~/kit/jobs.server'
import { refuseToWrite } from './talk'
import { tellOfMessage } from './talk.jobs.server'

/** The provider writes to the learner, who is told by letter. */
export function writeToLearner(ctx: Context, choiceId: string, text: string) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'talk.write', choice)
    return say(ctx, choice, text, false)
  })
}

/** The learner answers the provider, who is told by letter. */
export function answerProvider(ctx: Context, choiceId: string, text: string) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'talk.answer', choice)
    return say(ctx, choice, text, true)
  })
}

async function say(ctx: Context, choice: LockedChoice, text: string, isFromLearner: boolean) {
  refuseToWrite(choice.state, { isLearner: isFromLearner, ...(await soFar(ctx, choice.id, isFromLearner)) })
  const id = newId()
  await ctx.db
    .insertInto('talkMessage')
    .values({
      id,
      choiceId: choice.id,
      isFromLearner,
      text,
      authorId: ctx.actor.id,
      partnerId: ctx.actor.partnerId,
      sentAt: ctx.now,
    })
    .execute()
  const subject = { type: 'choice', id: choice.id, learnerId: choice.learnerId, organisationId: choice.providerId }
  await record(ctx, isFromLearner ? 'talk.answered' : 'talk.message-sent', subject)
  await enqueue(ctx, tellOfMessage, { messageId: id }, { key: `talk:${id}` })
  return id
}

async function soFar(ctx: Context, choiceId: string, isFromLearner: boolean) {
  const midnight = londonMoment(londonDay(ctx.now), '00:00:00')
  const found = await ctx.db
    .selectFrom('talkMessage')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('isFromLearner', '=', false).as('begun'),
      eb.fn
        .countAll<number>()
        .filterWhere('isFromLearner', '=', isFromLearner)
        .filterWhere('sentAt', '>=', midnight)
        .as('today'),
    ])
    .where('choiceId', '=', choiceId)
    .executeTakeFirstOrThrow()
  return { hasBegun: Number(found.begun) > 0, sentToday: Number(found.today) }
}
