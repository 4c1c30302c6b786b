import { sql } from 'kysely'
import { recordAll } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { openOffers } from '../applications/choice.states'
import { tellReplyDayMoved } from './reply-day.jobs.server'
import { replyDaysAfter, replyDaysOf } from './reply-day.queries.server'

type MovedOffer = { id: string; choiceId: string; learnerId: string; before: string | null; after: string | null }

/** The calendar has changed: the last days to reply follow, each learner is told once, and each offer's history says so. */
export function followCalendar(ctx: Context, eventId: string) {
  return inTransaction(ctx, async (ctx) => {
    const change = await replyDaysAfter(ctx, eventId)
    if (!change) return 0
    const moves = (await replyDaysOf(ctx, change.cycleIds))
      .map(({ replyBy: before }) => ({ before, after: change.dayAfter(before) }))
      .filter(({ before, after }) => before !== after)
    const { rows } = await sql<MovedOffer>`
      update offer set reply_by = moved.after
      from choice, json_to_recordset(${JSON.stringify(moves)}::json) as moved (before date, after date)
      where choice.id = offer.choice_id and choice.cycle_id = any (${change.cycleIds}::uuid[]) and offer.ended_at is null
        and not offer.has_own_day
        and choice.state = any (${openOffers}::choice_state[]) and offer.reply_by is not distinct from moved.before
      returning offer.id, offer.choice_id as "choiceId", choice.learner_id as "learnerId", moved.before, moved.after`.execute(
      ctx.db,
    )
    await recordAll(
      ctx,
      rows.map(({ choiceId, learnerId, before, after }) => ({
        action: 'offer.reply-day-moved',
        subject: { type: 'choice', id: choiceId, learnerId },
        particulars: { before, after },
      })),
    )
    for (const learnerId of new Set(rows.map((row) => row.learnerId))) {
      await enqueue(ctx, tellReplyDayMoved, { learnerId, eventId }, { key: `reply-day-moved:${eventId}:${learnerId}` })
    }
    return rows.length
  })
}
