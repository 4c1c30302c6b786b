import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { enqueue } from '~/kit/jobs.server'
import { is, statesWith } from '~/domain/applications/choice.states'
import { lockChoice, setChoiceState } from '~/domain/applications/choice-state.commands.server'
import { tellOverdue } from './overdue.jobs.server'

const AT_ONCE = 5000

/** Each night: what a provider has not answered by its day is overdue. The learner gets the place on the list back. */
export async function markOverdue(ctx: Context): Promise<number> {
  const today = londonDay(ctx.now)
  const late = await ctx.db
    .selectFrom('choice')
    .select('id')
    .where('state', 'in', statesWith('clockRuns'))
    .where('answerBy', '<', today)
    .orderBy('answerBy')
    .orderBy('id')
    .limit(AT_ONCE)
    .execute()
  for (const { id } of late) await runOutOfTime(ctx, id)
  return late.length
}

/** One choice whose provider has not answered in time; nothing happens where it has, or where the job ran before. */
function runOutOfTime(ctx: Context, choiceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    if (!is(choice.state, 'clockRuns') || choice.answerBy === null || choice.answerBy >= londonDay(ctx.now)) return
    await setChoiceState(ctx, choice, 'runOutOfTime', { isLate: true })
    const subject = { type: 'choice', id: choiceId, learnerId: choice.learnerId, organisationId: choice.providerId }
    await record(ctx, 'choice.ran-out-of-time', subject, { before: choice.state, answerBy: choice.answerBy })
    await enqueue(ctx, tellOverdue, { choiceId }, { key: `overdue:${choiceId}` })
  })
}
