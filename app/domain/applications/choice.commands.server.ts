import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'
import { careOf } from '../learners/care.queries.server'
import { refuseWhenClosed } from './application'
import { openApplication } from './application.commands.server'
import { belongsToCycle, isOpenRun, refuseWhenFull } from './choice'
import { is } from './choice.states'
import { lockChoice } from './choice-state.commands.server'
import { rulesFor } from './rules.queries.server'
import { findRunToAdd } from './run.queries.server'

const CHOICES_AT_MOST = 100

/** Puts a course run on the learner's list, if there is room and the course is open. */
export async function addChoice(ctx: Context, learnerId: string, courseRunId: string) {
  const rules = await rulesFor(ctx, learnerId)
  return inTransaction(ctx, async (ctx) => {
    const application = await openApplication(ctx, learnerId, rules)
    mustBeAllowed(ctx, 'choice.add', await careOf(ctx, learnerId))
    const run = await findRunToAdd(ctx, courseRunId)
    const held = await choicesOf(ctx, application.id)
    refuseWhenClosed(rules.cycle, ctx.now)
    refuseWhenFull(
      held.map(({ state }) => state),
      rules.settings,
    )
    if (held.some((choice) => choice.courseRunId === courseRunId && !is(choice.state, 'terminal'))) {
      throw new Refusal('already-chosen', 'This course is on your list already.')
    }
    if (!run.takesApplications)
      throw new Refusal('not-here', `${run.providerName} does not take applications on Onward.`)
    if (!isOpenRun(run, ctx.now)) throw new Refusal('course-closed', `${run.title} does not take applications now.`)
    if (!belongsToCycle(run.startsOn, rules.cycle)) {
      throw new Refusal(
        'wrong-cycle',
        `${run.title} does not start in the year you are applying for. Choose another start.`,
      )
    }
    const id = newId()
    await ctx.db
      .insertInto('choice')
      .values({
        id,
        applicationId: application.id,
        learnerId,
        cycleId: application.cycleId,
        courseRunId,
        providerId: run.providerId,
        preference: 1 + Math.max(0, ...held.map(({ preference }) => preference)),
        createdAt: ctx.now,
        changedAt: ctx.now,
      })
      .execute()
    await record(ctx, 'choice.added', { type: 'choice', id, learnerId }, { courseRunId, course: run.title })
    return id
  })
}

/** Applies once more for the course of a choice that has ended: a new draft with the answers that are there already. */
export function applyAgain(ctx: Context, choiceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'choice.add', await careOf(ctx, choice.learnerId))
    if (!is(choice.state, 'canApplyAgain')) {
      throw new Refusal('not-from-here', 'You can only apply again when this has ended without a place.')
    }
    return addChoice(ctx, choice.learnerId, choice.courseRunId)
  })
}

/** Takes a draft off the list again. */
export function removeDraftChoice(ctx: Context, choiceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'choice.remove', await careOf(ctx, choice.learnerId))
    if (choice.state !== 'draft') {
      throw new Refusal(
        'not-from-here',
        'Only a course you have not sent yet can be taken off. You can withdraw the others.',
      )
    }
    // One that came back from the school takes the school's checks with it; the history keeps that they were.
    await ctx.db.deleteFrom('schoolCheck').where('choiceId', '=', choiceId).execute()
    await ctx.db.deleteFrom('choice').where('id', '=', choiceId).where('state', '=', 'draft').execute()
    await record(ctx, 'choice.removed', { type: 'choice', id: choiceId, learnerId: choice.learnerId })
    return { learnerId: choice.learnerId }
  })
}

function choicesOf(ctx: Context, applicationId: string) {
  return ctx.db
    .selectFrom('choice')
    .select(['state', 'courseRunId', 'preference'])
    .where('applicationId', '=', applicationId)
    .orderBy('preference')
    .limit(CHOICES_AT_MOST)
    .execute()
}
