import { sql, type Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { DB } from '#db/schema'
import { isAllowed, type Action } from '~/access/policy'
import { canMove } from '~/domain/applications/choice'
import { choiceStates, is, type ChoiceState } from '~/domain/applications/choice.states'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { confirmPlace, missConditions } from '~/domain/enrolments/condition.commands.server'
import { enrolLearner, markNotArrived } from '~/domain/enrolments/enrolment.commands.server'
import { cancelInterview, inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { makeOffer, withdrawOffer } from '~/domain/offers/offer.commands.server'
import { addToWaitingList } from '~/domain/waiting-lists/waiting-list.commands.server'
import type { Actor } from '~/kit/actor'
import type { Context } from '~/kit/context.server'
import { countEvents, FRIDAY, stateOf, unconditional } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { everybody, findsChoice, nameOf } from '#tests/support/everybody'

const test$ = testDatabase()

type Reasons = Record<'rejection' | 'offerWithdrawn' | 'interviewCancelled' | 'conditionsMissed' | 'notArrived', string>
type Given = { choiceId: string; reasons: Reasons }
type Deed = {
  action: Action
  /** Where the rules let it happen, once it is allowed. */
  from: (state: ChoiceState) => boolean
  run: (ctx: Context, given: Given) => Promise<unknown>
}

const interview = { day: '2026-12-03', time: '10:00', place: 'Main site', message: null, version: undefined }
const withReason = (reason: string) => ({ reason, detail: 'In words', version: undefined })
const deeds: Record<string, Deed> = {
  offer: {
    action: 'offer.make',
    from: (state) => canMove(state, 'makeOffer'),
    run: (ctx, { choiceId }) => makeOffer(ctx, choiceId, unconditional),
  },
  reject: {
    action: 'choice.reject',
    from: (state) => canMove(state, 'reject'),
    run: (ctx, { choiceId, reasons }) =>
      rejectChoice(ctx, choiceId, {
        reasons: [reasons.rejection],
        details: { [reasons.rejection]: 'In words' },
        message: '',
      }),
  },
  invite: {
    action: 'interview.arrange',
    from: (state) => canMove(state, 'inviteToInterview') || canMove(state, 'rearrangeInterview'),
    run: (ctx, { choiceId }) => inviteToInterview(ctx, choiceId, interview),
  },
  'cancel the interview': {
    action: 'interview.arrange',
    from: (state) => canMove(state, 'cancelLastInterview'),
    run: (ctx, { choiceId, reasons }) => cancelInterview(ctx, choiceId, withReason(reasons.interviewCancelled)),
  },
  'put on the waiting list': {
    action: 'waiting-list.add',
    from: (state) => canMove(state, 'addToWaitingList'),
    run: (ctx, { choiceId }) => addToWaitingList(ctx, choiceId, { expiresOn: '2027-06-01', version: undefined }),
  },
  'take the offer back': {
    action: 'offer.withdraw',
    from: (state) => canMove(state, 'withdrawOffer'),
    run: (ctx, { choiceId, reasons }) => withdrawOffer(ctx, choiceId, withReason(reasons.offerWithdrawn)),
  },
  confirm: {
    action: 'place.confirm',
    from: (state) => canMove(state, 'confirmPlace'),
    run: (ctx, { choiceId }) => confirmPlace(ctx, choiceId),
  },
  // Nothing is missed where no condition was set: the rule behind the machine says so, and nothing moves.
  'say that conditions were missed': {
    action: 'condition.decide',
    from: () => false,
    run: (ctx, { choiceId, reasons }) => missConditions(ctx, choiceId, withReason(reasons.conditionsMissed)),
  },
  enrol: {
    action: 'enrolment.record',
    from: (state) => canMove(state, 'enrol') || canMove(state, 'enrolLate'),
    run: (ctx, { choiceId }) => enrolLearner(ctx, choiceId, { startedOn: '2026-11-20', version: undefined }),
  },
  'say that nobody came': {
    action: 'enrolment.record',
    from: (state) => canMove(state, 'markNotArrived'),
    run: (ctx, { choiceId, reasons }) => markNotArrived(ctx, choiceId, withReason(reasons.notArrived)),
  },
}

describe.each(choiceStates)('a choice that is %s', (state) => {
  test('is answered and enrolled by its provider alone, and only where the rules let it; all others change nothing', async () => {
    const { db } = test$
    const { choice, actors } = await everybody(db)
    await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()
    await giveWhatBelongs(db, choice, state)
    const given = { choiceId: choice.id, reasons: await reasonsIn(db) }
    const before = await countEvents(db)
    const surprises: string[] = []

    for (const [who, actor] of Object.entries(actors)) {
      for (const [what, deed] of Object.entries(deeds)) {
        await sql`savepoint attempt`.execute(db)
        const outcome = await deed.run({ db, now: FRIDAY, requestId: 'test', actor }, given).then(
          () => 'done',
          (error: unknown) => nameOf(error),
        )
        const isUnchanged = (await countEvents(db)) === before && (await stateOf(db, choice.id)) === state
        const expected = expectedOf(who, actor, deed, choice.providerId, state)
        if (outcome !== expected) surprises.push(`${who}, ${what}: ${outcome}, not ${expected}`)
        if (outcome !== 'done' && !isUnchanged) surprises.push(`${who}, ${what}: refused, and yet something changed`)
        await sql`rollback to savepoint attempt`.execute(db)
      }
    }

    expect(surprises).toEqual([])
  })
})

/** The rows a state comes with: the offer, the interview, the place on the waiting list. */
async function giveWhatBelongs(db: Kysely<DB>, choice: { id: string; runId: string }, state: ChoiceState) {
  if (is(state, 'offerLive') || state === 'offer_withdrawn' || state === 'lapsed') {
    const endedAt = is(state, 'terminal') ? FRIDAY : null
    const offer = { choiceId: choice.id, courseRunId: choice.runId, kind: 'unconditional', madeAt: FRIDAY, endedAt }
    await db.insertInto('offer').values(offer).execute()
  }
  if (state === 'interviewing') {
    const { place } = interview
    const values = { choiceId: choice.id, startsAt: new Date('2026-12-01T10:00:00Z'), place, arrangedAt: FRIDAY }
    await db.insertInto('interview').values(values).execute()
  }
  if (state === 'waiting_list') {
    const wait = { choiceId: choice.id, courseRunId: choice.runId, addedAt: FRIDAY, expiresOn: '2027-06-01' }
    await db.insertInto('waitingListEntry').values(wait).execute()
  }
}

async function reasonsIn(db: Kysely<DB>): Promise<Reasons> {
  const first = async (list: string) => {
    const of = db.selectFrom('reason').select('id').where('list', '=', list).where('party', '=', 'provider')
    return (await of.orderBy('position').limit(1).executeTakeFirstOrThrow()).id
  }
  return {
    rejection: await first('rejection'),
    offerWithdrawn: await first('offer-withdrawn'),
    interviewCancelled: await first('interview-cancelled'),
    conditionsMissed: await first('conditions-missed'),
    notArrived: await first('not-arrived'),
  }
}

function expectedOf(who: string, actor: Actor, deed: Deed, providerId: string, state: ChoiceState) {
  const isVisible = findsChoice(who, state)
  if (!isVisible) return 'NotFound'
  if (!isAllowed(actor, deed.action, { providerId })) return 'NotAllowed'
  return deed.from(state) ? 'done' : 'Refusal'
}
