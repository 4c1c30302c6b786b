import { sql, type Expression } from 'kysely'
import { choicesVisibleTo, talkVisibleTo } from '~/access/scopes.server'
import { whoWith } from '~/domain/accounts/who.queries.server'
import type { Asking, Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { mayWrite } from './talk'

const MESSAGES_AT_MOST = 100

/** What was written both ways about a choice, the newest first, for its two sides; part of a larger question. */
export function talkOf(ctx: Asking, choiceId: Expression<string>) {
  return talkVisibleTo(ctx)
    .leftJoin('account as author', 'author.id', 'talkMessage.authorId')
    .select(['talkMessage.id', 'talkMessage.text', 'talkMessage.sentAt', 'talkMessage.isFromLearner'])
    .leftJoin('organisation as partner', 'partner.id', 'talkMessage.partnerId')
    .select((eb) => whoWith(eb.ref('author.name')).as('author'))
    .where('talkMessage.choiceId', '=', choiceId)
    .orderBy('talkMessage.sentAt', 'desc')
    .orderBy('talkMessage.id')
    .limit(MESSAGES_AT_MOST)
}

type Row = { id: string; text: string; sentAt: Date | string; isFromLearner: boolean; author: string | null }

export function shownMessage({ sentAt, ...message }: Row) {
  return { ...message, sentAt: new Date(sentAt) }
}

/** A talk with all that its page shows, for either side. */
export async function findTalk(ctx: Context, choiceId: string) {
  const found = await choicesVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .select(['choice.id', 'choice.state', 'choice.learnerId', 'choice.providerId', 'learner.givenNames'])
    .select(['course.title as courseTitle', 'provider.name as providerName', 'provider.kind as providerKind'])
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
  const choice = orNotFound(found, 'choice')
  const messages = (await talkOf(ctx, sql.val(choiceId)).execute()).map(shownMessage)
  const hasBegun = messages.some(({ isFromLearner }) => !isFromLearner)
  return { choice, messages, mayWrite: mayWrite(choice.state, { isLearner: ctx.actor.role === 'learner', hasBegun }) }
}

/** One message, for its letter. */
export function findMessage(ctx: Context, messageId: string) {
  return ctx.db
    .selectFrom('talkMessage')
    .select(['talkMessage.id', 'talkMessage.choiceId', 'talkMessage.isFromLearner'])
    .where('talkMessage.id', '=', messageId)
    .executeTakeFirst()
}
