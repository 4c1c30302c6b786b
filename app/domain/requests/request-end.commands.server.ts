import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { lockChoice } from '~/domain/applications/choice-state.commands.server'
import { closuresOf } from '~/domain/cycles/cycle.queries.server'
import { addWorkingDays } from '~/domain/cycles/working-day'

/** A question falls away once its choice has gone on without an answer: withdrawn, closed, or asked to an interview. */
export function dropRequest(ctx: Context, choiceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const dropped = await ctx.db
      .updateTable('informationRequest')
      .set({ endedAt: ctx.now, outcome: 'dropped' })
      .from('choice')
      .whereRef('choice.id', '=', 'informationRequest.choiceId')
      .where('choice.state', '!=', 'info_requested')
      .where('informationRequest.choiceId', '=', choiceId)
      .where('informationRequest.endedAt', 'is', null)
      .returning(['choice.id', 'choice.learnerId', 'choice.providerId'])
      .executeTakeFirst()
    if (!dropped) return
    const { id, learnerId, providerId } = dropped
    await record(ctx, 'information.dropped', { type: 'choice', id, learnerId, organisationId: providerId })
  })
}

/** An ending was put right and the choice waits for an answer again: its last question counts again, with the usual time. */
export function reopenRequest(ctx: Context, choiceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    if (choice.state !== 'info_requested') return
    const last = await ctx.db
      .selectFrom('informationRequest')
      .select(['id', 'endedAt'])
      .where('choiceId', '=', choiceId)
      .orderBy('askedAt', 'desc')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (!last || last.endedAt === null) return
    const { questionDays } = await settingsOf(ctx, choice.areaId)
    const dueOn = addWorkingDays(londonDay(ctx.now), questionDays, await closuresOf(ctx, choice.areaId))
    await ctx.db
      .updateTable('informationRequest')
      .set({ endedAt: null, outcome: null, answer: null, answeredById: null, dueOn })
      .where('id', '=', last.id)
      .execute()
  })
}
