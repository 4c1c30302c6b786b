import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { isAllowed, type Action } from '~/access/policy'
import { applyAgain, removeDraftChoice } from '~/domain/applications/choice.commands.server'
import { canMove } from '~/domain/applications/choice'
import { choiceStates, is, type ChoiceEvent, type ChoiceState } from '~/domain/applications/choice.states'
import { moveInOrder } from '~/domain/applications/preference.commands.server'
import { releaseChecks, returnChecks } from '~/domain/applications/school-check.commands.server'
import { deferPlace, reinstatePlace } from '~/domain/deferrals/deferral.commands.server'
import { proposeDeferral, refuseDeferral } from '~/domain/deferrals/proposal.commands.server'
import { undoWithdrawal, withdrawChoice } from '~/domain/endings/withdrawal.commands.server'
import { acceptFirm, declineOffer, keepAsBackup } from '~/domain/offers/reply.commands.server'
import { askForRestoration } from '~/domain/reversals/restoration.commands.server'
import { revertRejection } from '~/domain/reversals/revert.commands.server'
import { changeOffer, offerAgain, offerOtherCourse, reopenOffer } from '~/domain/changed-offers/change.commands.server'
import type { ChangedTerms } from '~/domain/changed-offers/changed-offer'
import { answerQuestion, askForInformation } from '~/domain/requests/request.commands.server'
import type { Actor } from '~/kit/actor'
import type { Context } from '~/kit/context.server'
import { conditional, countEvents, FRIDAY, stateOf, unconditional } from '#tests/support/admissions'
import { cancelFor } from '#tests/support/cancellations'
import { asShown } from '#tests/support/restorations'
import { everybody, findsChoice, nameOf } from '#tests/support/everybody'
import { testDatabase } from '#tests/support/database'
import { aDeferral, aProposal, aStartOfNextYear } from '#tests/support/deferrals'

const test$ = testDatabase()

type Shown = Awaited<ReturnType<typeof asShown>>
type Given = { choiceId: string; learnerId: string; runId: string; nextRunId: string; reason: string; shown: Shown }
type Deed = {
  action: Action
  /** Where the rules let it happen, once it is allowed. */
  from: (state: ChoiceState) => boolean
  run: (ctx: Context, given: Given) => Promise<unknown>
}

const hadOffer: readonly ChoiceState[] = ['offer', 'accepted_conditional', 'offer_withdrawn', 'lapsed']
const question = { question: 'Which grade?', dueOn: '2026-12-04', isAboutGrades: false, version: undefined }
const inWithdrawn = (state: ChoiceState) => state === 'withdrawn'
const deeds: Record<string, Deed> = {
  remove: {
    action: 'choice.remove',
    from: (state) => state === 'draft',
    run: (ctx, { choiceId }) => removeDraftChoice(ctx, choiceId),
  },
  release: {
    action: 'school-check.decide',
    from: (state) => canMove(state, 'release'),
    run: (ctx, { learnerId }) => releaseChecks(ctx, learnerId),
  },
  return: {
    action: 'school-check.decide',
    from: (state) => canMove(state, 'returnToLearner'),
    run: (ctx, { learnerId }) => returnChecks(ctx, learnerId, { comment: 'Once more, please' }),
  },
  withdraw: {
    action: 'choice.withdraw',
    from: (state) => canMove(state, 'withdraw'),
    run: (ctx, { choiceId, reason }) => withdrawChoice(ctx, choiceId, { reason, detail: '' }),
  },
  undo: {
    action: 'withdrawal.undo',
    from: inWithdrawn,
    run: (ctx, { choiceId }) => undoWithdrawal(ctx, choiceId),
  },
  again: {
    action: 'choice.add',
    from: (state) => is(state, 'canApplyAgain'),
    run: (ctx, { choiceId }) => applyAgain(ctx, choiceId),
  },
  order: {
    action: 'choice.order',
    from: (state) => !is(state, 'terminal'),
    run: (ctx, { choiceId }) => moveInOrder(ctx, choiceId, 'down'),
  },
  change: replacing('changeOffer', (ctx, id, terms) => changeOffer(ctx, id, terms)),
  'offer again': replacing('offerAgain', (ctx, id, terms) => offerAgain(ctx, id, terms)),
  reopen: replacing('reopen', (ctx, id) => reopenOffer(ctx, id, {})),
  'other course': replacing('offerOtherCourse', (ctx, id, terms) => offerOtherCourse(ctx, id, terms)),
  ask: {
    action: 'information.ask',
    from: (state) => canMove(state, 'askForInformation'),
    run: (ctx, { choiceId }) => askForInformation(ctx, choiceId, question),
  },
  answer: {
    action: 'information.answer',
    from: (state) => canMove(state, 'answer'),
    run: (ctx, { choiceId }) => answerQuestion(ctx, choiceId, { answer: 'A grade 6', version: undefined }),
  },
  accept: {
    action: 'offer.reply',
    from: (state) => canMove(state, 'acceptUnconditional'),
    run: (ctx, { choiceId }) => acceptFirm(ctx, choiceId),
  },
  backup: {
    action: 'offer.reply',
    from: (state) => canMove(state, 'keepAsBackup'),
    run: (ctx, { choiceId }) => keepAsBackup(ctx, choiceId),
  },
  decline: {
    action: 'offer.reply',
    from: (state) => canMove(state, 'decline'),
    run: (ctx, { choiceId }) => declineOffer(ctx, choiceId, { reason: null, detail: '' }),
  },
  defer: {
    action: 'deferral.answer',
    from: (state) => canMove(state, 'defer'),
    run: (ctx, { choiceId }) => deferPlace(ctx, choiceId, {}),
  },
  'ask to wait a year': {
    action: 'place.defer',
    from: (state) => canMove(state, 'defer'),
    run: (ctx, { choiceId, nextRunId }) => proposeDeferral(ctx, choiceId, { to: nextRunId, message: '' }),
  },
  'not wait a year': {
    action: 'deferral.answer',
    from: (state) => canMove(state, 'defer'),
    run: (ctx, { choiceId }) => refuseDeferral(ctx, choiceId, {}),
  },
  reinstate: {
    action: 'place.defer',
    from: (state) => canMove(state, 'reinstate'),
    run: (ctx, { choiceId, nextRunId }) => reinstatePlace(ctx, choiceId, { to: nextRunId }),
  },
  restore: {
    action: 'restoration.ask',
    from: (state) => canMove(state, 'restoreSubmitted'),
    run: (ctx, { choiceId, shown }) =>
      askForRestoration(ctx, choiceId, { to: 'submitted', ticket: 'T-1', why: 'A slip of the pen', ...shown }),
  },
  cancel: {
    action: 'course.cancel',
    from: () => true,
    run: (ctx, { runId }) => cancelFor(ctx.db, { officer: ctx, runId }),
  },
  revert: {
    action: 'offer.make',
    from: (state) => canMove(state, 'revertRejection'),
    run: (ctx, { choiceId }) => revertRejection(ctx, choiceId, unconditional),
  },
}

/** A deed that puts an offer in the place of an earlier one. */
function replacing(
  event: ChoiceEvent,
  run: (ctx: Context, choiceId: string, terms: ChangedTerms) => Promise<unknown>,
): Deed {
  return {
    action: 'offer.make',
    from: (state) => canMove(state, event),
    run: (ctx, { choiceId, runId }) => run(ctx, choiceId, { ...conditional, run: runId }),
  }
}

const careOf = (name: string, { learnerId, providerId, town }: Chosen, actor: Actor) => ({
  learnerId,
  providerId,
  schoolId: town.schoolId,
  adviserId: name === 'their adviser' ? actor.id : null,
})

describe.each(choiceStates)('a choice that is %s', (state) => {
  test('is moved only by whom the table names, and only where the rules let it; all others change nothing', async () => {
    const { db } = test$
    const { choice, actors } = await everybody(test$.db)
    await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()
    const { id: reason } = await db
      .selectFrom('reason')
      .select('id')
      .where('list', '=', 'withdrawal')
      .where('code', '=', 'too-far')
      .executeTakeFirstOrThrow()
    if (hadOffer.includes(state)) {
      const offer = { choiceId: choice.id, courseRunId: choice.runId, kind: 'unconditional', madeAt: FRIDAY }
      const endedAt = is(state, 'terminal') ? FRIDAY : null
      await db
        .insertInto('offer')
        .values({ ...offer, endedAt })
        .execute()
    }
    if (state === 'info_requested') {
      const { version: _, ...asked } = question
      const stopped = { choiceId: choice.id, askedAt: FRIDAY, beforeState: 'submitted' as const, daysLeft: 20 }
      await db
        .insertInto('informationRequest')
        .values({ ...asked, ...stopped })
        .execute()
    }
    const nextRunId = await aStartOfNextYear(db, choice.runId)
    if (canMove(state, 'defer')) await aProposal(db, choice, nextRunId)
    if (state === 'deferred') await aDeferral(db, choice, nextRunId)
    if (state === 'with_school') {
      const { schoolId } = choice.town
      const check = { choiceId: choice.id, schoolId, askedAt: FRIDAY, releaseBy: '2026-11-27' }
      await db.insertInto('schoolCheck').values(check).execute()
    }
    if (state === 'rejected') {
      await db.insertInto('rejection').values({ choiceId: choice.id, rejectedAt: FRIDAY }).execute()
    }
    if (state === 'withdrawn') {
      const withdrawal = { choiceId: choice.id, reasonId: reason, beforeState: 'submitted' as const }
      await db
        .insertInto('withdrawal')
        .values({ ...withdrawal, withdrawnAt: FRIDAY })
        .execute()
    }
    const given = {
      choiceId: choice.id,
      learnerId: choice.learnerId,
      runId: choice.runId,
      nextRunId,
      reason,
      shown: await asShown(db, choice.id),
    }
    const before = await countEvents(db)
    const surprises: string[] = []

    for (const [who, actor] of Object.entries(actors)) {
      for (const [what, deed] of Object.entries(deeds)) {
        await sql`savepoint attempt`.execute(db)
        const ctx = { db, now: FRIDAY, requestId: 'test', actor }
        const outcome = await deed.run(ctx, given).then(
          () => 'done',
          (error: unknown) => nameOf(error),
        )
        const isUnchanged =
          (await countEvents(db)) === before && (await stateOf(db, choice.id).catch(() => null)) === state
        const expected = expectedOf(who, actor, deed, choice, state)
        if (outcome !== expected) surprises.push(`${who}, ${what}: ${outcome}, not ${expected}`)
        if (outcome !== 'done' && !isUnchanged) surprises.push(`${who}, ${what}: refused, and yet something changed`)
        await sql`rollback to savepoint attempt`.execute(db)
      }
    }

    expect(surprises).toEqual([])
  })
})

type Chosen = Awaited<ReturnType<typeof everybody>>['choice']

function expectedOf(who: string, actor: Actor, deed: Deed, choice: Chosen, state: ChoiceState) {
  const isVisible = findsChoice(who, state)
  // Only support finds an ending to put right, and only there where something is to be put right.
  if (deed.action === 'restoration.ask' && who === 'support') return deed.from(state) ? 'done' : 'Refusal'
  if (deed.action === 'restoration.ask') return 'NotFound'
  // A course is its provider's own, whatever is open there.
  // A program is of the course's own house, and cancels nothing there.
  if (deed.action === 'course.cancel') return { officer: 'done', program: 'NotAllowed' }[who] ?? 'NotFound'
  const isAboutLearner = deed.action === 'school-check.decide'
  // The lock of a check asks first in whose care the learner is: an officer and a program see a learner who has sent something.
  if (isAboutLearner && actor.role === 'learner') return 'NotAllowed'
  if (!isVisible && !(isAboutLearner && ['officer', 'program'].includes(who))) return 'NotFound'
  const isTheirs = isAllowed(actor, deed.action, careOf(who, choice, actor))
  if (!isTheirs) return 'NotAllowed'
  // Moving the only choice of a list changes nothing and says nothing.
  return deed.from(state) ? 'done' : 'Refusal'
}
