import { sql } from 'kysely'
import { record, recordAll } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { enqueue } from '~/kit/jobs.server'
import { lockChoice, setChoiceState } from '~/domain/applications/choice-state.commands.server'
import { closuresAround } from '~/domain/cycles/calendar.queries.server'
import { closuresOf } from '~/domain/cycles/cycle.queries.server'
import { clocksThatMove } from '~/domain/cycles/working-day'
import { eventOfSilence, goesOnUntil } from './request'
import { choicesLeftUnanswered, dueDaysOf } from './request-clock.queries.server'
import { endOpen } from './request.commands.server'
import { tellLeftUnanswered } from './request.jobs.server'
import { openRequest } from './request.queries.server'

/** Each night: a question that nobody answered by its day is over, and the choice goes back to the state it had. */
export async function endUnanswered(ctx: Context): Promise<number> {
  const unanswered = await choicesLeftUnanswered(ctx)
  for (const choiceId of unanswered) await leaveUnanswered(ctx, choiceId)
  return unanswered.length
}

/** One question; an answer that came first wins, and a second run finds nothing. */
function leaveUnanswered(ctx: Context, choiceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    const request = await openRequest(ctx, choiceId)
    if (choice.state !== 'info_requested' || !request || request.dueOn >= londonDay(ctx.now)) return
    // A provider that was late already is as late as before.
    const isLate = request.beforeState === 'overdue'
    const closures = await closuresOf(ctx, choice.areaId)
    const answerBy = isLate ? choice.answerBy : goesOnUntil(request, ctx.now, closures)

    const after = await setChoiceState(ctx, choice, eventOfSilence(request), { answerBy })
    await endOpen(ctx, choiceId, { outcome: 'left-unanswered' })
    const subject = { type: 'choice', id: choiceId, learnerId: choice.learnerId, organisationId: choice.providerId }
    await record(ctx, 'information.left-unanswered', subject, { before: choice.state, after, dueOn: request.dueOn })
    await enqueue(ctx, tellLeftUnanswered, { requestId: request.id }, { key: `left-unanswered:${request.id}` })
  })
}

/**
 * The area has changed its school holidays: the last day of each open question follows. It may come later, but never
 * sooner than the learner was told.
 */
export function followHolidaysWithDueDays(ctx: Context, eventId: string) {
  return inTransaction(ctx, async (ctx) => {
    const around = await closuresAround(ctx, eventId)
    if (!around) return 0
    const days = (await dueDaysOf(ctx, around.areaId)).map(({ day }) => day)
    const moves = clocksThatMove(days, londonDay(ctx.now), around).filter(({ before, after }) => after > before)
    const { rows } = await sql<{ choiceId: string; learnerId: string; providerId: string; dueOn: string }>`
      update information_request set due_on = moved.after
      from choice, cycle, json_to_recordset(${JSON.stringify(moves)}::json) as moved (before date, after date)
      where choice.id = information_request.choice_id and cycle.id = choice.cycle_id and cycle.area_id = ${around.areaId}
        and choice.state = 'info_requested' and information_request.ended_at is null
        and information_request.due_on = moved.before
      returning choice.id as "choiceId", choice.learner_id as "learnerId", choice.provider_id as "providerId",
        information_request.due_on as "dueOn"`.execute(ctx.db)
    await recordAll(
      ctx,
      rows.map(({ choiceId, learnerId, providerId, dueOn }) => ({
        action: 'information.day-moved',
        subject: { type: 'choice', id: choiceId, learnerId, organisationId: providerId },
        particulars: { dueOn },
      })),
    )
    return rows.length
  })
}
