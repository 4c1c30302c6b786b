import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { is } from './choice.states'
import { lockChoice } from './choice-state.commands.server'
import { moved, type Direction } from './preference'

const CHOICES_AT_MOST = 100

/** Moves a choice one place up or down in the learner's own order. No provider ever reads the order. */
export function moveInOrder(ctx: Context, choiceId: string, direction: Direction) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'choice.order', choice)
    const held = await ctx.db
      .selectFrom('choice')
      .select(['id', 'state', 'preference'])
      .where('applicationId', '=', choice.applicationId)
      .orderBy('preference')
      .orderBy('id')
      .limit(CHOICES_AT_MOST)
      .execute()
    const open = held.filter(({ state }) => !is(state, 'terminal')).map(({ id }) => id)
    const ended = held.filter(({ state }) => is(state, 'terminal')).map(({ id }) => id)
    const after = moved(open, choiceId, direction)
    if (after.every((id, at) => id === open[at])) return
    for (const [at, id] of [...after, ...ended].entries()) {
      const place = at + 1
      if (held.some((one) => one.id === id && one.preference === place)) continue
      await ctx.db.updateTable('choice').set({ preference: place }).where('id', '=', id).execute()
    }
    const subject = { type: 'application', id: choice.applicationId, learnerId: choice.learnerId }
    await record(ctx, 'choices.ordered', subject, { direction })
  })
}
