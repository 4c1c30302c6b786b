import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { markCycleClosed } from '~/domain/cycles/cycle.commands.server'
import { londonDay } from '~/kit/dates'
import { cyclesToClose } from '~/domain/cycles/cycle.queries.server'
import { canMove } from '~/domain/applications/choice'
import { choiceStates, is } from '~/domain/applications/choice.states'
import { lockChoicesOf, setChoiceState } from '~/domain/applications/choice-state.commands.server'
import { tellCoordinatorsOfClose, tellCycleClosed } from './cycle-close.jobs.server'
import { endUnfinishedChecks } from './deadline.commands.server'
import { applicationsWith } from './deadline.queries.server'

const AT_ONCE = 1000
/** Where the provider still owed an answer when the year was over. */
const unanswered = choiceStates.filter(
  (state) => is(state, 'providerSees') && (is(state, 'decisionPending') || is(state, 'providerMayDecide')),
)

/**
 * The night after a cycle's last day: what is still open ends, each learner is told how the year went, and the
 * coordinator how it went for all. What ended before is left as it is; a cycle is closed once.
 */
export async function closeCycles(ctx: Context): Promise<number> {
  const over = await cyclesToClose(ctx)
  for (const { id, areaId, name } of over) await closeCycle(ctx, { id, areaId, name })
  return over.length
}

async function closeCycle(ctx: Context, cycle: { id: string; areaId: string; name: string }) {
  let ended = 0
  for (let after: string | null = null; ;) {
    const wanted = { cycleId: cycle.id, states: choiceStates, after, size: AT_ONCE }
    const found: string[] = await applicationsWith(ctx, wanted)
    for (const id of found) ended += await closeApplication(ctx, id, cycle.name)
    after = found.at(-1) ?? null
    if (found.length < AT_ONCE) break
  }
  await inTransaction(ctx, async (ctx) => {
    if (!(await markCycleClosed(ctx, cycle.id))) return
    await record(ctx, 'cycle.closed', { type: 'cycle', id: cycle.id }, { name: cycle.name, ended })
    await enqueue(ctx, tellCoordinatorsOfClose, { cycleId: cycle.id }, { key: `cycle-closed:${cycle.id}` })
  })
}

/** One learner's year: everything that is left open ends, and one letter says how it went. */
function closeApplication(ctx: Context, applicationId: string, year: string) {
  return inTransaction(ctx, async (ctx) => {
    const choices = await lockChoicesOf(ctx, applicationId)
    const open = choices.filter(({ state }) => canMove(state, 'closeCycle'))
    for (const choice of open) {
      const owesFeedback = unanswered.includes(choice.state) ? { answerBy: londonDay(ctx.now) } : {}
      const after = await setChoiceState(ctx, choice, 'closeCycle', owesFeedback)
      const subject = { type: 'choice', id: choice.id, learnerId: choice.learnerId, organisationId: choice.providerId }
      await record(ctx, 'choice.closed-with-cycle', subject, { before: choice.state, after })
    }
    if (open.length > 0) {
      await endUnfinishedChecks(
        ctx,
        open.map(({ id }) => id),
      )
    }
    await enqueue(ctx, tellCycleClosed, { applicationId, year }, { key: `cycle-closed:${applicationId}` })
    return open.length
  })
}
