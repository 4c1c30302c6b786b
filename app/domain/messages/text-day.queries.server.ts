import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { openOffers } from '../applications/choice.states'
import { unsent } from '~/domain/clocks/deadline'

const AT_ONCE = 5000

/** The learners who agreed to text messages and have something unsent on the last day to apply. */
export function learnersOnLastDay(ctx: Context): Promise<{ learnerId: string; cycleId: string }[]> {
  return ctx.db
    .selectFrom('keyDate')
    .innerJoin('choice', 'choice.cycleId', 'keyDate.cycleId')
    .innerJoin('account', 'account.learnerId', 'choice.learnerId')
    .innerJoin('textAgreement', 'textAgreement.accountId', 'account.id')
    .select(['choice.learnerId', 'choice.cycleId'])
    .distinct()
    .where('keyDate.name', '=', 'applications-close')
    .where('keyDate.fallsOn', '=', londonDay(ctx.now))
    .where('choice.state', 'in', [...unsent])
    .orderBy('choice.learnerId')
    .orderBy('choice.cycleId')
    .limit(AT_ONCE)
    .execute()
}

/** The learners who agreed to text messages and have an offer that runs out today. */
export function learnersToReplyToday(ctx: Context): Promise<{ learnerId: string }[]> {
  return ctx.db
    .selectFrom('offer')
    .innerJoin('choice', 'choice.id', 'offer.choiceId')
    .innerJoin('account', 'account.learnerId', 'choice.learnerId')
    .innerJoin('textAgreement', 'textAgreement.accountId', 'account.id')
    .select('choice.learnerId')
    .distinct()
    .where('offer.endedAt', 'is', null)
    .where('offer.replyBy', '=', londonDay(ctx.now))
    .where('choice.state', 'in', openOffers)
    .orderBy('choice.learnerId')
    .limit(AT_ONCE)
    .execute()
}

/** The offer that an event made to somebody on a waiting list; nothing where it was made to somebody else. */
export async function calledFromWaitingList(ctx: Context, eventId: string) {
  return ctx.db
    .selectFrom('auditEvent')
    .innerJoin('choice', 'choice.id', 'auditEvent.subjectId')
    .innerJoin('offer', (join) => join.onRef('offer.choiceId', '=', 'choice.id').on('offer.endedAt', 'is', null))
    .select(['choice.learnerId', 'offer.replyBy'])
    .where('auditEvent.id', '=', eventId)
    .where('auditEvent.action', '=', 'offer.made')
    .where(sql<boolean>`audit_event.particulars ->> 'before' = 'waiting_list'`)
    .executeTakeFirst()
}

/** The text messages written last, for the tray. */
export function textsWritten(ctx: Context) {
  return ctx.db
    .selectFrom('textMessage')
    .select(['id', 'toPhone', 'body', 'writtenAt', 'sentAt'])
    .orderBy('writtenAt', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
}
