import { mustBeAllowed } from '~/access/guard.server'
import { refuseWhenChanged } from '~/domain/applications/choice'
import { lockChoice, type LockedChoice } from '~/domain/applications/choice-state.commands.server'
import { providerKindOf } from '~/domain/applications/visibility'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { refuseFeedback } from './feedback'
import { tellFeedback } from './feedback.jobs.server'
import { givenReasons, reasonsFor, type GivenReason } from './reason'
import { currentReasons } from './reason.queries.server'
import type { Rejection } from './rejection.commands.server'

/** Tells a learner why, where the application ended without an answer: in the reasons of a rejection, and no less lawful. */
export function giveFeedback(ctx: Context, choiceId: string, { reasons, details, message, version }: Rejection) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await owed(ctx, choiceId, version)
    const list = reasonsFor(await currentReasons(ctx, 'rejection', 'provider'), providerKindOf(choice.providerKind))
    const given = givenReasons(list, reasons, details)

    const id = await keep(ctx, choice, { isNone: false, message: message || null, given })
    await record(ctx, 'feedback.given', subjectOf(choice), { reasons: given.map(({ reason }) => reason.code) })
    await enqueue(ctx, tellFeedback, { feedbackId: id }, { key: `feedback-given:${id}` })
    return id
  })
}

/** Says that there is nothing to tell: who said so, and when, stays on the record. */
export function haveNoFeedback(ctx: Context, choiceId: string, { version }: { version?: number | undefined }) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await owed(ctx, choiceId, version)
    const id = await keep(ctx, choice, { isNone: true, message: null, given: [] })
    await record(ctx, 'feedback.none', subjectOf(choice))
    return id
  })
}

async function owed(ctx: Context, choiceId: string, version: number | undefined): Promise<LockedChoice> {
  const choice = await lockChoice(ctx, choiceId)
  mustBeAllowed(ctx, 'feedback.give', choice)
  refuseWhenChanged(choice, version)
  refuseFeedback(choice)
  return choice
}

type Given = { isNone: boolean; message: string | null; given: readonly GivenReason[] }

/** Nothing is owed any more: the application leaves the list of those that wait for a word. */
async function keep(ctx: Context, { id: choiceId, version }: LockedChoice, { isNone, message, given }: Given) {
  const id = newId()
  const by = { givenById: ctx.actor.id, givenAt: ctx.now }
  await ctx.db
    .insertInto('feedback')
    .values({ id, choiceId, isNone, message, ...by })
    .execute()
  if (given.length > 0) {
    const rows = given.map(({ reason, detail }) => ({ feedbackId: id, reasonId: reason.id, detail }))
    await ctx.db.insertInto('feedbackReason').values(rows).execute()
  }
  await ctx.db
    .updateTable('choice')
    .set({ answerBy: null, version: version + 1, changedAt: ctx.now })
    .where('id', '=', choiceId)
    .execute()
  return id
}

function subjectOf(choice: LockedChoice) {
  return { type: 'choice', id: choice.id, learnerId: choice.learnerId, organisationId: choice.providerId }
}
