import { settingsOf } from '~/domain/areas/area.queries.server'
import { canMove } from '~/domain/applications/choice'
import { choiceStates } from '~/domain/applications/choice.states'
import { lockChoicesOf, setChoiceState } from '~/domain/applications/choice-state.commands.server'
import type { Cycle } from '~/domain/cycles/cycle'
import { cyclesPastAnswers } from '~/domain/cycles/cycle.queries.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { enqueue } from '~/kit/jobs.server'
import { applicationsWith } from './deadline.queries.server'
import { askForFeedback, tellEndedWithoutReply } from './silence.jobs.server'

const AT_ONCE = 1000
const silent = choiceStates.filter((state) => canMove(state, 'endWithoutReply'))

/**
 * Each night, in areas that have switched it on and whose day is over: what has had no answer ends, kindly. As a rule nothing
 * ends here: an overdue answer may still come. Running it twice moves each once.
 */
export async function endSilence(ctx: Context): Promise<number> {
  let ended = 0
  for (const cycle of await cyclesPastAnswers(ctx)) {
    if ((await settingsOf(ctx, cycle.areaId)).endsSilence) ended += await endSilenceIn(ctx, cycle)
  }
  return ended
}

async function endSilenceIn(ctx: Context, cycle: Cycle) {
  let ended = 0
  for (let after: string | null = null; ;) {
    const found: string[] = await applicationsWith(ctx, { cycleId: cycle.id, states: silent, after, size: AT_ONCE })
    for (const id of found) ended += await endSilentOf(ctx, id, cycle.dates['answers-end'] ?? null)
    after = found.at(-1) ?? null
    if (found.length < AT_ONCE) return ended
  }
}

/** One learner's silent choices; an answer that came first wins. */
function endSilentOf(ctx: Context, applicationId: string, answersEnd: string | null) {
  return inTransaction(ctx, async (ctx) => {
    const choices = await lockChoicesOf(ctx, applicationId)
    const over = choices.filter(({ state }) => silent.includes(state))
    for (const choice of over) {
      // From this day on feedback is owed, until it is given.
      await setChoiceState(ctx, choice, 'endWithoutReply', { answerBy: londonDay(ctx.now) })
      const { id, learnerId, providerId, cycleId, state: before } = choice
      const subject = { type: 'choice', id, learnerId, organisationId: providerId }
      const eventId = await record(ctx, 'choice.ended-without-reply', subject, { before, answersEnd })
      await enqueue(ctx, tellEndedWithoutReply, { choiceId: id, eventId }, { key: `ended-without-reply:${eventId}` })
      await enqueue(ctx, askForFeedback, { providerId, cycleId }, { key: `feedback:${providerId}:${cycleId}` })
    }
    return over.length
  })
}
