import { mustBeAllowed } from '~/access/guard.server'
import { joinCaseload } from '~/domain/participation/caseload.commands.server'
import { record, recordAll } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { nextState } from '~/kit/machine'
import { tellHandedOver, tellHandoverAnswered } from './handover.jobs.server'
import { handoverReasons, learnersToHandOver, lockHandover } from './handover.queries.server'
import { handoverMachine, type HandoverState } from './handover.states'

type Asked = { reason: string; tried: string }

/**
 * Hands learners over to the adviser of each, or to the team where there is none. Whoever is with an adviser already stays
 * there, and whoever wants nothing passed on stays with the school; both are counted.
 */
export function handOver(ctx: Context, learnerIds: readonly string[], { reason, tried }: Asked) {
  return inTransaction(ctx, async (ctx) => {
    const learners = await learnersToHandOver(ctx, learnerIds).execute()
    if (learners.length < new Set(learnerIds).size) throw new NotFound('learner')
    for (const { schoolId } of learners) mustBeAllowed(ctx, 'handover.make', { schoolId })
    const reasons = await handoverReasons(ctx)
    if (!reasons.some(({ id }) => id === reason))
      throw new Refusal('unknown-reason', 'This reason is no longer on the list. Choose another.', 'reason')
    if (learners.every((one) => one.isNameOnly)) throw new Refusal('not-passed-on', notPassedOn)
    const going = learners.flatMap(({ id: learnerId, schoolId, areaId, adviserId, isOpen, isNameOnly }) =>
      isOpen || isNameOnly || areaId === null ? [] : [{ id: newId(), learnerId, schoolId, areaId, adviserId }],
    )
    const made = await keep(ctx, going, { reasonId: reason, tried })
    if (made.length === 0) throw new Refusal('handed-over-already', 'An adviser has been asked already.')
    await recordAll(
      ctx,
      made.map((one) => ({ action: 'handover.made', subject: subjectOf(one) })),
    )
    for (const mine of Map.groupBy(made, ({ areaId, adviserId }) => `${areaId} ${adviserId ?? ''}`).values())
      await enqueue(ctx, tellHandedOver, { handoverIds: mine.map(({ id }) => id) })
    return { handedOver: made.length, leftOut: learners.length - made.length }
  })
}

const notPassedOn =
  'The learner or a parent has asked you to pass on no more than name, address and date of birth to the careers service.'

type Going = { id: string; learnerId: string; schoolId: string; areaId: string; adviserId: string | null }

/** Of two colleagues who hand the same learner over at once, the first one does. */
async function keep(ctx: Context, going: Going[], words: { reasonId: string; tried: string }): Promise<Going[]> {
  if (going.length === 0) return []
  const at = { ...words, handedById: ctx.actor.id, handedAt: ctx.now, changedAt: ctx.now }
  const kept = await ctx.db
    .insertInto('handover')
    .values(going.map((one) => ({ ...one, ...at })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  const ids = new Set(kept.map(({ id }) => id))
  return going.filter(({ id }) => ids.has(id))
}

type Move = { version: number }

/** An adviser takes it: one that was the team’s becomes the adviser’s own, and the learner joins the caseload. */
export function takeHandover(ctx: Context, handoverId: string, { version }: Move) {
  return answer(ctx, handoverId, { version, event: 'take', action: 'handover.taken', words: null })
}

/** The adviser gives it back, and says why. */
export function returnHandover(
  ctx: Context,
  handoverId: string,
  { version, answer: words }: Move & { answer: string },
) {
  return answer(ctx, handoverId, { version, event: 'return', action: 'handover.returned', words })
}

/** The adviser has done what was asked. */
export function finishHandover(
  ctx: Context,
  handoverId: string,
  { version, answer: words }: Move & { answer: string },
) {
  return answer(ctx, handoverId, { version, event: 'finish', action: 'handover.finished', words: words || null })
}

/** The school no longer needs the adviser for this. */
export function callBackHandover(ctx: Context, handoverId: string, { version }: Move) {
  return inTransaction(ctx, async (ctx) => {
    const handover = await lock(ctx, handoverId, version)
    mustBeAllowed(ctx, 'handover.make', handover)
    await save(ctx, handover, { state: nextState(handoverMachine, handover.state, 'callBack') })
    await record(ctx, 'handover.called-back', subjectOf(handover))
  })
}

type Answer = Move & { event: 'take' | 'return' | 'finish'; action: string; words: string | null }

function answer(ctx: Context, handoverId: string, { version, event, action, words }: Answer) {
  return inTransaction(ctx, async (ctx) => {
    const handover = await lock(ctx, handoverId, version)
    mustBeAllowed(ctx, 'handover.answer', handover)
    const state = nextState(handoverMachine, handover.state, event)
    const adviserId = handover.adviserId ?? ctx.actor.id
    const wasTheTeams = event === 'take' && handover.adviserId === null
    await save(ctx, handover, { state, adviserId, answer: words, answeredById: ctx.actor.id })
    if (wasTheTeams && adviserId !== null) await joinCaseload(ctx, adviserId, [handover.learnerId])
    const eventId = await record(ctx, action, subjectOf(handover))
    await enqueue(ctx, tellHandoverAnswered, { handoverId, eventId }, { key: `handover:${eventId}` })
  })
}

async function lock(ctx: Context, handoverId: string, version: number) {
  const handover = await lockHandover(ctx, handoverId)
  if (handover.version !== version)
    throw new Refusal('changed-meanwhile', 'Somebody has changed this meanwhile. Look at it as it is now.')
  return handover
}

type Change = { state: HandoverState; adviserId?: string | null; answer?: string | null; answeredById?: string | null }

async function save(ctx: Context, { id, version }: { id: string; version: number }, change: Change) {
  await ctx.db
    .updateTable('handover')
    .set({ ...change, changedAt: ctx.now, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

function subjectOf({ id, learnerId, schoolId }: { id: string; learnerId: string; schoolId: string }) {
  return { type: 'handover', id, learnerId, organisationId: schoolId }
}
