import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { cyclesPastDeadline } from '~/domain/cycles/cycle.queries.server'
import { canMove } from '~/domain/applications/choice'
import { lockChoicesOf, setChoiceState } from '~/domain/applications/choice-state.commands.server'
import { unsent } from './deadline'
import { tellMissedDeadline } from './deadline.jobs.server'
import { applicationsWith } from './deadline.queries.server'

const AT_ONCE = 1000

/**
 * Each night: what was not sent by the area's last day is not sent any more. Running it twice, or on two workers, moves
 * each once and writes one letter a learner.
 */
export async function missDeadlines(ctx: Context): Promise<number> {
  let missed = 0
  for (const cycle of await cyclesPastDeadline(ctx)) {
    for (let after: string | null = null; ;) {
      const found: string[] = await applicationsWith(ctx, { cycleId: cycle.id, states: unsent, after, size: AT_ONCE })
      for (const id of found) missed += await missDeadline(ctx, id, cycle.dates['applications-close'] ?? null)
      after = found.at(-1) ?? null
      if (found.length < AT_ONCE) break
    }
  }
  return missed
}

/** One learner's drafts; nothing is left to do where they have gone, or where the job ran before. */
function missDeadline(ctx: Context, applicationId: string, closedOn: string | null) {
  return inTransaction(ctx, async (ctx) => {
    const choices = await lockChoicesOf(ctx, applicationId)
    const late = choices.filter(({ state }) => canMove(state, 'missDeadline'))
    const [first] = late
    if (!first) return 0
    for (const choice of late) await setChoiceState(ctx, choice, 'missDeadline')
    const choiceIds = late.map(({ id }) => id)
    await endUnfinishedChecks(ctx, choiceIds)
    const subject = { type: 'application', id: applicationId, learnerId: first.learnerId }
    const eventId = await record(ctx, 'application.missed-deadline', subject, { choices: choiceIds, closedOn })
    const payload = { eventId, applicationId, choiceIds, closedOn }
    await enqueue(ctx, tellMissedDeadline, payload, { key: `missed-deadline:${eventId}` })
    return late.length
  })
}

/** A check that was still open ends with its choice. */
export async function endUnfinishedChecks(ctx: Context, choiceIds: readonly string[]) {
  await ctx.db
    .updateTable('schoolCheck')
    .set({ endedAt: ctx.now, outcome: 'not-sent' })
    .where('choiceId', 'in', [...choiceIds])
    .where('endedAt', 'is', null)
    .execute()
}
