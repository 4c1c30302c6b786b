import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { refuseWhenChanged } from '~/domain/applications/choice'
import { lockChoice, setChoiceState, type LockedChoice } from '~/domain/applications/choice-state.commands.server'
import { closuresOf } from '~/domain/cycles/cycle.queries.server'
import { careOf } from '~/domain/learners/care.queries.server'
import { daysLeft, eventOfAnswer, goesOnUntil, lastDayToAnswer } from './request'
import { tellAnswered, tellAsked } from './request.jobs.server'
import { openRequest } from './request.queries.server'
import type { AnswerForm, QuestionForm } from './request.schemas'

/** Asks the learner one question, with a last day to answer. The provider's own clock stops until then. */
export function askForInformation(ctx: Context, choiceId: string, form: QuestionForm) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'information.ask', choice)
    refuseWhenChanged(choice, form.version)
    const closures = await closuresOf(ctx, choice.areaId)
    const dueOn = lastDayToAnswer(form.dueOn, ctx.now, closures)

    await setChoiceState(ctx, choice, 'askForInformation')
    await endOpen(ctx, choiceId, { outcome: 'dropped' })
    const id = newId()
    const { question, isAboutGrades } = form
    const stopped = { beforeState: choice.state, daysLeft: daysLeft(choice, ctx.now, closures) }
    await ctx.db
      .insertInto('informationRequest')
      .values({ id, choiceId, question, isAboutGrades, dueOn, askedById: ctx.actor.id, askedAt: ctx.now, ...stopped })
      .execute()
    await record(ctx, 'information.asked', subjectOf(choice), { before: choice.state, dueOn, isAboutGrades })
    await enqueue(ctx, tellAsked, { requestId: id }, { key: `asked:${id}` })
    return { id, dueOn }
  })
}

/** Answers the question of a provider, whose clock goes on with what was left. Whoever does it for the learner is named beside. */
export function answerQuestion(ctx: Context, choiceId: string, { answer, version }: AnswerForm) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'information.answer', await careOf(ctx, choice.learnerId))
    refuseWhenChanged(choice, version)
    const request = await openRequest(ctx, choiceId)
    const event = request ? eventOfAnswer(request) : 'answer'
    const answerBy = request ? goesOnUntil(request, ctx.now, await closuresOf(ctx, choice.areaId)) : choice.answerBy

    const after = await setChoiceState(ctx, choice, event, { answerBy })
    if (!request) throw new Refusal('nothing-asked', 'There is no question to answer here any more.')
    await endOpen(ctx, choiceId, { outcome: 'answered', answer, answeredById: ctx.actor.id })
    await record(ctx, 'information.answered', subjectOf(choice), { before: choice.state, after, answerBy })
    await enqueue(ctx, tellAnswered, { requestId: request.id }, { key: `answered:${request.id}` })
    return after
  })
}

type Ending =
  { outcome: 'answered'; answer: string; answeredById: string | null } | { outcome: 'left-unanswered' | 'dropped' }

/** Writes what became of a choice's open question, for the deeds of this room. */
export async function endOpen(ctx: Context, choiceId: string, ending: Ending) {
  await ctx.db
    .updateTable('informationRequest')
    .set({ ...ending, endedAt: ctx.now })
    .where('choiceId', '=', choiceId)
    .where('endedAt', 'is', null)
    .execute()
}

function subjectOf(choice: LockedChoice) {
  return { type: 'choice', id: choice.id, learnerId: choice.learnerId, organisationId: choice.providerId }
}
