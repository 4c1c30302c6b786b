import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'
import { findOwnChoice } from '../applications/choice.queries.server'
import { is, type ChoiceState } from '../applications/choice.states'
import { newestCheck } from '../applications/school-check.queries.server'
import { alternativesFor } from '~/domain/endings/alternative.queries.server'
import { findFeedback } from '~/domain/endings/feedback.queries.server'
import { findRejection } from '~/domain/endings/rejection.queries.server'
import { canUndo } from '~/domain/endings/withdrawal'
import { newestWithdrawal } from '~/domain/endings/withdrawal.queries.server'
import type { AreaSettings } from '../areas/setting'
import { settingsOf } from '../areas/area.queries.server'
import { findCycle } from '../cycles/cycle.queries.server'
import { findInterview } from '../interviews/interview.queries.server'
import { chooseByOf } from '../interviews/invitation.queries.server'
import { newestOffer } from './offer.queries.server'
import { consequencesOf, mayKeepBackup, refuseReply, type Effect, type ReplyKind } from './reply'
import { requestsOf, shownRequest } from '~/domain/requests/request.queries.server'
import { shownMessage, talkOf } from '~/domain/talks/talk.queries.server'
import { findWait } from '~/domain/waiting-lists/waiting-list.queries.server'

const CHOICES_AT_MOST = 100

/** One choice with its offer and all that its learner may do about it, and what each reply would do to the others. */
export async function findChoiceToAnswer(ctx: Context, choiceId: string) {
  const choice = await findOwnChoice(ctx, choiceId)
  const offer = is(choice.state, 'offerLive') ? ((await newestOffer(ctx, choiceId)) ?? null) : null
  const rejection = await findReasons(ctx, choice)
  const isOpenOffer = is(choice.state, 'offerLive') && is(choice.state, 'learnersTurn')
  const settings = await settingsOf(ctx, choice.areaId)
  const isBackup = is(choice.state, 'holdsBackup')
  const others = isOpenOffer || isBackup ? await othersOf(ctx, choice.applicationId, choiceId) : []
  return {
    choice,
    offer,
    interview: is(choice.state, 'providerMayDecide') ? ((await findInterview(ctx, choiceId)) ?? null) : null,
    ...(is(choice.state, 'providerSees')
      ? await written(ctx, choiceId)
      : { questions: [], messages: [], chooseBy: null }),
    closesOn: is(choice.state, 'providerSees')
      ? null
      : ((await findCycle(ctx, choice.cycleId)).dates['applications-close'] ?? null),
    mayUndo: choice.state === 'withdrawn' && canUndo(choice.state, await newestWithdrawal(ctx, choiceId), ctx.now),
    check: is(choice.state, 'providerSees') ? null : await newestCheck(ctx, choiceId),
    wait: choice.state === 'waiting_list' ? ((await findWait(ctx, choiceId)) ?? null) : null,
    rejection: rejection && {
      reasons: rejection.reasons,
      message: rejection.message,
      alternatives: await alternativesFor(ctx, choiceId),
    },
    promotion: isBackup ? effectOf('firm', settings, others) : null,
    replies: isOpenOffer
      ? {
          firm: effectOf('firm', settings, others),
          backup: mayKeepBackup(settings) ? effectOf('backup', settings, others) : null,
        }
      : null,
  }
}

/** What the provider has asked about this choice, what both have written to each other, and by when to choose a time: one statement. */
async function written(ctx: Context, choiceId: string) {
  const { questions, messages, chooseBy } = await ctx.db
    .selectNoFrom([
      jsonArrayFrom(requestsOf(ctx, sql.val(choiceId))).as('questions'),
      jsonArrayFrom(talkOf(ctx, sql.val(choiceId))).as('messages'),
      chooseByOf(sql.val(choiceId)).as('chooseBy'),
    ])
    .executeTakeFirstOrThrow()
  return { questions: questions.map(shownRequest), messages: messages.map(shownMessage), chooseBy }
}

/** Why there was no offer: with a rejection, or told after an ending without an answer. */
function findReasons(ctx: Context, { id, state }: { id: string; state: ChoiceState }) {
  if (state === 'rejected') return findRejection(ctx, id)
  return state === 'ended_no_reply' ? findFeedback(ctx, id) : null
}

type Other = Awaited<ReturnType<typeof othersOf>>[number]
function effectOf(kind: ReplyKind, settings: AreaSettings, others: Other[]): Effect {
  const needsSwap =
    kind === 'firm' &&
    settings.acceptancePolicy !== 'open-until-confirmation' &&
    others.some(({ state }) => is(state, 'holdsFirm'))
  const changes = consequencesOf(kind, settings, others).flatMap(({ id, event }) => {
    const other = others.find((one) => one.id === id)
    return other ? [{ id, event, course: other.courseTitle, provider: other.providerName }] : []
  })
  return { refusal: refusalOf(kind, settings, others), needsSwap, changes }
}

function refusalOf(kind: ReplyKind, settings: AreaSettings, others: Other[]): string | null {
  try {
    refuseReply(kind, settings, others, { isSwapConfirmed: true })
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.sentence
    throw error
  }
}

function othersOf(ctx: Context, applicationId: string, choiceId: string) {
  return choicesVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .select(['choice.id', 'choice.state', 'course.title as courseTitle', 'provider.name as providerName'])
    .where('choice.applicationId', '=', applicationId)
    .where('choice.id', '!=', choiceId)
    .orderBy('choice.id')
    .limit(CHOICES_AT_MOST)
    .execute()
}
