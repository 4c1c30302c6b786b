import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { isAllowed, type Action } from '~/access/policy'
import { applyAgain, removeDraftChoice } from '~/domain/applications/choice.commands.server'
import { canMove } from '~/domain/applications/choice'
import { choiceStates, is, type ChoiceState } from '~/domain/applications/choice.states'
import { moveInOrder } from '~/domain/applications/preference.commands.server'
import { releaseChecks, returnChecks } from '~/domain/applications/school-check.commands.server'
import { undoWithdrawal, withdrawChoice } from '~/domain/endings/withdrawal.commands.server'
import { acceptFirm, declineOffer, keepAsBackup } from '~/domain/offers/reply.commands.server'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { visitor, type Actor } from '~/kit/actor'
import type { Context } from '~/kit/context.server'
import { NotAllowed, NotFound, Refusal } from '~/kit/errors'
import { aChoice, aColleague, aLearner, aProvider, countEvents, FRIDAY, stateOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

type Given = { choiceId: string; learnerId: string; reason: string }
type Deed = {
  action: Action
  /** Where the rules let it happen, once it is allowed. */
  from: (state: ChoiceState) => boolean
  run: (ctx: Context, given: Given) => Promise<unknown>
}

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
}

/** Everybody who could try: those the choice is visible to, and those it is not. */
async function everybody() {
  const { db } = test$
  const choice = await aChoice(db)
  const { areaId, schoolId } = choice.town
  const elsewhere = await aProvider(db, choice.town, { kind: 'school', name: 'Hilltop School' })
  const service = await aProvider(db, choice.town, { kind: 'service', name: 'Northbridge Connexions' })
  const { accountId: ours } = await aColleague(db, service, 'adviser')
  const { accountId: other } = await aColleague(db, service, 'adviser')
  const as = (role: Actor['role'], more: Partial<Actor> = {}): Actor => ({ ...visitor, role, areaId, ...more })
  const adviser = as('adviser', { id: ours, organisationId: service })
  await takeOn({ db, now: FRIDAY, requestId: 'test', actor: adviser }, choice.learnerId)
  const actors: Record<string, Actor> = {
    learner: as('learner', { learnerId: choice.learnerId }),
    'another learner': as('learner', { learnerId: await aLearner(db, choice.town) }),
    'a parent who is not linked': as('parent'),
    tutor: as('tutor', { organisationId: schoolId, form: '11A' }),
    'tutor of another form': as('tutor', { organisationId: schoolId, form: '11B' }),
    head: as('head', { organisationId: schoolId }),
    'exams officer': as('exams-officer', { organisationId: schoolId }),
    'head of another school': as('head', { organisationId: elsewhere }),
    'their adviser': adviser,
    'another adviser': as('adviser', { id: other, organisationId: service }),
    officer: choice.officer.actor,
    'officer of another provider': as('admissions-officer', { organisationId: elsewhere }),
    coordinator: as('coordinator', { organisationId: service }),
    support: as('support'),
  }
  return { choice, actors }
}

const seeing = ['learner', 'tutor', 'head', 'exams officer', 'their adviser', 'another adviser']
const careOf = (name: string, learnerId: string, schoolId: string, actor: Actor) => ({
  learnerId,
  schoolId,
  adviserId: name === 'their adviser' ? actor.id : null,
})

describe.each(choiceStates)('a choice that is %s', (state) => {
  test('is moved only by whom the table names, and only where the rules let it; all others change nothing', async () => {
    const { db } = test$
    const { choice, actors } = await everybody()
    await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()
    const { id: reason } = await db
      .selectFrom('reason')
      .select('id')
      .where('list', '=', 'withdrawal')
      .where('code', '=', 'too-far')
      .executeTakeFirstOrThrow()
    if (state === 'with_school') {
      const { schoolId } = choice.town
      const check = { choiceId: choice.id, schoolId, askedAt: FRIDAY, releaseBy: '2026-11-27' }
      await db.insertInto('schoolCheck').values(check).execute()
    }
    if (state === 'withdrawn') {
      const withdrawal = { choiceId: choice.id, reasonId: reason, beforeState: 'submitted' as const }
      await db
        .insertInto('withdrawal')
        .values({ ...withdrawal, withdrawnAt: FRIDAY })
        .execute()
    }
    const given = { choiceId: choice.id, learnerId: choice.learnerId, reason }
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
  const isVisible = seeing.includes(who) || (who === 'officer' && is(state, 'providerSees'))
  const isAboutLearner = deed.action === 'school-check.decide'
  // The lock of a check asks first in whose care the learner is: an officer sees a learner who has sent something.
  if (isAboutLearner && actor.role === 'learner') return 'NotAllowed'
  if (!isVisible && !(isAboutLearner && who === 'officer')) return 'NotFound'
  const isTheirs = isAllowed(actor, deed.action, careOf(who, choice.learnerId, choice.town.schoolId, actor))
  if (!isTheirs) return 'NotAllowed'
  // Moving the only choice of a list changes nothing and says nothing.
  return deed.from(state) ? 'done' : 'Refusal'
}

function nameOf(error: unknown): string {
  if (error instanceof NotFound) return 'NotFound'
  if (error instanceof NotAllowed) return 'NotAllowed'
  if (error instanceof Refusal && /^[A-Z“].+\.$/.test(error.sentence)) return 'Refusal'
  return String(error)
}
