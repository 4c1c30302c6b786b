import { mustBeAllowed } from '~/access/guard.server'
import { givenReasons } from '~/domain/endings/reason'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { lockChoice, setChoiceState, type LockedChoice } from '../applications/choice-state.commands.server'
import { endLive, subjectOf } from './interview.commands.server'
import { tellInterviewAnswered, tellInterviewCancelled } from './interview.jobs.server'
import { interviewToCome } from './interview.queries.server'
import { endInvitation } from './invitation-end.commands.server'
import type { OtherTimeForm, OwnCancellationForm } from './interview.schemas'

/** The learner will come. Nothing moves; the provider reads it beside the interview. */
export function agreeToInterview(ctx: Context, choiceId: string, seen: { interview: string }) {
  return answered(ctx, choiceId, seen, async (ctx, choice) => {
    await keepAnswer(ctx, seen.interview, 'coming', null)
    await record(ctx, 'interview.agreed', subjectOf(choice))
  })
}

/** The learner asks for another time. The interview stands until the provider moves it. */
export function askForOtherTime(ctx: Context, choiceId: string, { words, ...seen }: OtherTimeForm) {
  return answered(ctx, choiceId, seen, async (ctx, choice) => {
    await keepAnswer(ctx, seen.interview, 'other-time', words)
    await record(ctx, 'interview.other-time-asked', subjectOf(choice))
    await enqueue(
      ctx,
      tellInterviewAnswered,
      { interviewId: seen.interview },
      { key: `interview-answered:${seen.interview}` },
    )
  })
}

/** The learner calls the interview off, with a reason; the application waits for an answer without it. */
export function callInterviewOff(ctx: Context, choiceId: string, { reason, detail, ...seen }: OwnCancellationForm) {
  return answered(ctx, choiceId, seen, async (ctx, choice) => {
    const [given] = givenReasons(await currentReasons(ctx, 'interview-cancelled', 'learner'), [reason], {
      [reason]: detail,
    })
    if (!given) return
    await setChoiceState(ctx, choice, 'cancelLastInterview')
    await endLive(ctx, choiceId, given.reason.id, given.detail)
    await endInvitation(ctx, choiceId)
    await record(ctx, 'interview.called-off', subjectOf(choice), { reason: given.reason.code })
    const payload = { interviewId: seen.interview }
    await enqueue(ctx, tellInterviewCancelled, payload, { key: `interview-cancelled:${seen.interview}` })
    await enqueue(ctx, tellInterviewAnswered, payload, { key: `interview-answered:${seen.interview}` })
  })
}

function answered(
  ctx: Context,
  choiceId: string,
  seen: { interview: string },
  answer: (ctx: Context, choice: LockedChoice) => Promise<unknown>,
) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'interview.answer', choice)
    const interview = choice.state === 'interviewing' ? await interviewToCome(ctx, choiceId) : undefined
    if (!interview) throw new Refusal('no-interview', 'There is no interview to answer any more.')
    if (interview.id !== seen.interview) {
      throw new Refusal('changed-meanwhile', 'The interview was moved meanwhile. Look at the new time first.')
    }
    await answer(ctx, choice)
  })
}

function keepAnswer(ctx: Context, id: string, learnerAnswer: 'coming' | 'other-time', learnerWords: string | null) {
  return ctx.db
    .updateTable('interview')
    .set({ learnerAnswer, learnerWords, learnerAnsweredAt: ctx.now })
    .where('id', '=', id)
    .execute()
}
