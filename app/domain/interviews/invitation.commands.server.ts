import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonMoment } from '~/kit/dates'
import { enqueue } from '~/kit/jobs.server'
import { refuseWhenChanged } from '../applications/choice'
import { lockChoice, setChoiceState } from '../applications/choice-state.commands.server'
import { closuresOf } from '../cycles/cycle.queries.server'
import { answerByAfter } from './interview'
import { tellTimesOffered } from './interview-time.jobs.server'
import { subjectOf } from './interview.commands.server'
import type { TimesForm } from './interview-slot.schemas'
import { refusePastBookBy, refuseWithoutTimes } from './invitation'
import { endInvitation } from './invitation-end.commands.server'
import { hasTimesFor } from './invitation.queries.server'

/** Invites the learner to an interview at a time of their choosing. One that is arranged already stands until they choose. */
export function offerTimes(ctx: Context, choiceId: string, { bookBy, message, version }: TimesForm) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'interview.arrange', choice)
    refuseWhenChanged(choice, version)
    refusePastBookBy(bookBy, ctx.now)
    refuseWithoutTimes(await hasTimesFor(ctx, choiceId))
    const lastDay = londonMoment(bookBy, '12:00:00')
    const answerBy = answerByAfter(lastDay, choice.answerBy, await closuresOf(ctx, choice.areaId))

    const isAgain = choice.state === 'interviewing'
    await setChoiceState(ctx, choice, isAgain ? 'rearrangeInterview' : 'inviteToInterview', { answerBy })
    await endInvitation(ctx, choiceId)
    const id = newId()
    await ctx.db
      .insertInto('interviewInvitation')
      .values({ id, choiceId, bookBy, message, invitedById: ctx.actor.id, invitedAt: ctx.now })
      .execute()
    await record(ctx, 'interview.times-offered', subjectOf(choice), { before: choice.state, bookBy })
    await enqueue(ctx, tellTimesOffered, { invitationId: id }, { key: `interview-times:${id}` })
    return id
  })
}
