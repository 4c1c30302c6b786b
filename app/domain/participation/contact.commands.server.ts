import { mustBeAllowed } from '~/access/guard.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay, londonMoment } from '~/kit/dates'
import { NotAllowed, orNotFound, Refusal } from '~/kit/errors'
import type { ContactForm } from './contact.schemas'
import { contactWords } from './contact.words'
import { settlesTasks } from './task'
import { settleTasksOf } from './task.commands.server'

/** Keeps one contact with a young person, and the day of the next step. */
export function recordContact(ctx: Context, learnerId: string, contact: ContactForm) {
  return inTransaction(ctx, async (ctx) => {
    const learner = await findLearner(ctx, learnerId)
    mustBeAllowed(ctx, 'contact.record', learner)
    const adviserId = ctx.actor.id
    if (adviserId === null) throw new NotAllowed()
    const happenedAt = londonMoment(contact.day, `${contact.time}:00`)
    refuseOddDays(happenedAt, contact.nextActionOn, ctx.now)

    const id = newId()
    const { kind, outcome, note, nextActionOn } = contact
    await ctx.db
      .insertInto('contact')
      .values({ id, learnerId, adviserId, kind, outcome, happenedAt, note, nextActionOn, recordedAt: ctx.now })
      .execute()
    await ctx.db
      .updateTable('caseloadEntry')
      .set((eb) => ({ nextActionOn, lastContactAt: eb.fn<Date>('greatest', ['lastContactAt', eb.val(happenedAt)]) }))
      .where('learnerId', '=', learnerId)
      .where('endedAt', 'is', null)
      .execute()
    if (settlesTasks(outcome)) await settleTasksOf(ctx, learnerId, 'contact')
    // The note itself stays out of the record: those who may read it find it with the contact.
    await record(
      ctx,
      'contact.recorded',
      { type: 'contact', id, learnerId },
      { words: contactWords(contact), nextActionOn },
    )
    return id
  })
}

function refuseOddDays(happenedAt: Date, nextActionOn: string | null, now: Date) {
  if (happenedAt > now) throw new Refusal('in-the-future', 'This moment has not come yet.', 'day')
  if (nextActionOn !== null && nextActionOn < londonDay(now)) {
    throw new Refusal('in-the-past', 'The day of the next step is in the past.', 'nextActionOn')
  }
}

async function findLearner(ctx: Context, learnerId: string) {
  const learner = await learnersVisibleTo(ctx)
    .select(['learner.id', 'learner.areaId'])
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  return orNotFound(learner, 'learner')
}
