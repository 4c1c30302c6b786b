import { mustBeAllowed } from '~/access/guard.server'
import { lockChoice, setChoiceState } from '~/domain/applications/choice-state.commands.server'
import { is } from '~/domain/applications/choice.states'
import { system } from '~/kit/actor'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotAllowed, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { answerByAgain, reopenWhatBelongs } from './reopen.commands.server'
import { isRestorable, restorationRefusal, restoringEvent } from './restoration'
import { tellRestored } from './restoration.jobs.server'
import { findEnded, findEndedOf, lockRestoration, type Ended } from './restoration.queries.server'
import type { RestorationForm } from './restoration.schemas'

/** Support asks to put an ended choice back to a state it had. Nothing moves until a second person has looked. */
export function askForRestoration(
  ctx: Context,
  choiceId: string,
  { to, ticket, why, reference, version }: RestorationForm,
) {
  return inTransaction(ctx, async (ctx) => {
    await findEndedOf(ctx, choiceId, reference)
    const choice = await lockEnded(ctx, choiceId)
    mustBeAllowed(ctx, 'restoration.ask', {})
    const askedById = someone(ctx)
    if (choice.version !== version) throw changedMeanwhile
    refuseRestoration(await findEnded(ctx, choiceId), to)
    await refuseSecondRequest(ctx, choiceId)

    const id = newId()
    const row = { id, choiceId, fromState: choice.state, toState: to, choiceVersion: version, ticket, why }
    await ctx.db
      .insertInto('restoration')
      .values({ ...row, askedById, askedAt: ctx.now })
      .execute()
    await record(ctx, 'restoration.asked', subjectOf(id, choice), { to, ticket })
    return id
  })
}

/** A second person agrees: the choice goes back, both sides are told, and the ticket is on its record. */
export function approveRestoration(ctx: Context, restorationId: string) {
  return inTransaction(ctx, async (ctx) => {
    const request = await lockUndecided(ctx, restorationId)
    const choice = await lockEnded(ctx, request.choiceId)
    if (choice.version !== request.choiceVersion || !isRestorable(request.toState)) throw changedMeanwhile
    const ended = await findEnded(ctx, choice.id)
    refuseRestoration(ended, request.toState)

    const answerBy = await answerByAgain(ctx, choice.areaId, choice.answerBy, request.toState)
    await setChoiceState(ctx, choice, restoringEvent(request.toState), { answerBy })
    await reopenWhatBelongs(ctx, choice, request.toState)
    await decide(ctx, restorationId, 'approved')
    const organisationId = is(choice.state, 'providerSees') ? choice.providerId : null
    const subject = { type: 'choice', id: choice.id, learnerId: choice.learnerId, organisationId }
    const particulars = { before: choice.state, after: request.toState, ticket: request.ticket }
    await record(ctx, 'choice.restored', subject, particulars)
    await enqueue(ctx, tellRestored, { restorationId }, { key: `restored:${restorationId}` })
    return request.toState
  })
}

/** A second person does not agree: the choice stays as it ended. */
export function refuseRestorationRequest(ctx: Context, restorationId: string) {
  return inTransaction(ctx, async (ctx) => {
    const request = await lockUndecided(ctx, restorationId)
    const choice = await lockEnded(ctx, request.choiceId)
    await decide(ctx, restorationId, 'refused')
    await record(ctx, 'restoration.refused', subjectOf(restorationId, choice), { ticket: request.ticket })
  })
}

async function lockUndecided(ctx: Context, restorationId: string) {
  const request = await lockRestoration(ctx, restorationId)
  mustBeAllowed(ctx, 'restoration.decide', {})
  if (request.outcome !== null) throw new Refusal('decided-already', 'Somebody else has decided this already.')
  if (request.askedById === someone(ctx)) {
    throw new Refusal('same-person', 'You asked for this. A second person of support must look at it.')
  }
  return request
}

// Support sees no choice but through this deed: the lock itself is the system's, the move is the person's.
async function lockEnded(ctx: Context, choiceId: string) {
  await findEnded(ctx, choiceId)
  return lockChoice({ ...ctx, actor: system }, choiceId)
}

function refuseRestoration({ to: possible, around }: Ended, to: RestorationForm['to']) {
  if (!possible.includes(to)) throw new Refusal('never-had', 'It never had this state, or nothing of it is left.', 'to')
  const refusal = restorationRefusal(to, around)
  if (refusal) throw refusal
}

async function refuseSecondRequest(ctx: Context, choiceId: string) {
  const open = await ctx.db
    .selectFrom('restoration')
    .select('id')
    .where('choiceId', '=', choiceId)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  if (open) throw new Refusal('asked-already', 'This has been asked for already and waits for a second person.')
}

async function decide(ctx: Context, id: string, outcome: 'approved' | 'refused') {
  const decided = { outcome, decidedById: someone(ctx), decidedAt: ctx.now }
  await ctx.db.updateTable('restoration').set(decided).where('id', '=', id).execute()
}

function someone({ actor }: Context): string {
  if (actor.id === null) throw new NotAllowed('Only a person of the support team can do this.')
  return actor.id
}

const changedMeanwhile = new Refusal(
  'changed-meanwhile',
  'The choice has changed since. Look at it again, then ask anew.',
)

function subjectOf(id: string, { learnerId }: { learnerId: string }) {
  return { type: 'restoration', id, learnerId }
}
