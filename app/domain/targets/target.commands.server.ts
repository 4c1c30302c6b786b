import { mustBeAllowed } from '~/access/guard.server'
import { planOwnersVisibleTo } from '~/access/plan-scopes.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { NotFound, orNotFound, Refusal } from '~/kit/errors'
import { nextState } from '~/kit/machine'
import { careOf } from '../learners/care.queries.server'
import { lockPlan } from '../plans/plan.commands.server'
import { givenReason } from '../areas/reason.queries.server'
import { monthsOn, refuseDay, STEPS_AT_MOST, TARGETS_AT_MOST } from './target'
import type { StepForm, TargetEndForm, TargetForm } from './target.schemas'
import { isStepState, isTargetState, stepMachine, targetMachine, type StepMove } from './target.states'

/** Sets a target for a learner: the learner does, or the school or the adviser with them. */
export function setTarget(ctx: Context, learnerId: string, form: TargetForm) {
  return inTransaction(ctx, async (ctx) => {
    await lockPlan(ctx, learnerId, 'targets')
    mustBeAllowed(ctx, 'target.keep', await careOf(ctx, learnerId))
    const dueOn = dayOf(ctx, form)
    refuseDay(dueOn, londonDay(ctx.now))
    await refuseTooMany(ctx, learnerId)
    const id = newId()
    await ctx.db
      .insertInto('target')
      .values({
        ...{ id, learnerId, ...wordsOf(form), dueOn, state: 'active' },
        ...{ setById: ctx.actor.id, setAs: ctx.actor.role, setAt: ctx.now, changedAt: ctx.now },
      })
      .execute()
    await record(ctx, 'target.set', { type: 'target', id, learnerId }, { dueOn })
    return id
  })
}

/** Changes what a target says while it is worked on. */
export function changeTarget(ctx: Context, targetId: string, form: TargetForm) {
  return inTransaction(ctx, async (ctx) => {
    const target = await lockTarget(ctx, targetId, form.version)
    if (target.state !== 'active') throw new Refusal('not-from-here', 'This target has ended. Take it up again first.')
    const dueOn = dayOf(ctx, form)
    refuseDay(dueOn, londonDay(ctx.now), { before: target.dueOn })
    await save(ctx, target, { ...wordsOf(form), dueOn })
    await record(ctx, 'target.changed', subjectOf(target), { dueOn, before: target.dueOn })
  })
}

/** Ends a target: it is reached, or it is put away for a reason. */
export function endTarget(ctx: Context, targetId: string, { how, version, ...why }: TargetEndForm) {
  return inTransaction(ctx, async (ctx) => {
    const target = await lockTarget(ctx, targetId, version)
    const state = nextState(targetMachine, target.state, how === 'completed' ? 'complete' : 'archive')
    const reason = state === 'archived' ? await givenReason(ctx, 'target-archived', why) : null
    await save(ctx, target, { state, reasonId: reason?.reasonId ?? null, detail: reason?.detail ?? null })
    await record(ctx, `target.${how}`, subjectOf(target), reason ? { reason: reason.label } : {})
  })
}

/** Takes a target up again that had ended. */
export function reopenTarget(ctx: Context, targetId: string, version: number) {
  return inTransaction(ctx, async (ctx) => {
    const target = await lockTarget(ctx, targetId, version)
    const state = nextState(targetMachine, target.state, 'reopen')
    await refuseTooMany(ctx, target.learnerId)
    await save(ctx, target, { state, reasonId: null, detail: null })
    await record(ctx, 'target.reopened', subjectOf(target))
  })
}

/** Adds a step to a target. */
export function addStep(ctx: Context, targetId: string, { what, owner, dueOn }: StepForm) {
  return inTransaction(ctx, async (ctx) => {
    const target = await lockTarget(ctx, targetId)
    if (target.state !== 'active') throw new Refusal('not-from-here', 'This target has ended. Take it up again first.')
    if (dueOn !== null) refuseDay(dueOn, londonDay(ctx.now))
    const steps = await ctx.db.selectFrom('targetStep').select('position').where('targetId', '=', targetId).execute()
    if (steps.length >= STEPS_AT_MOST)
      throw new Refusal('enough-steps', `A target has ${STEPS_AT_MOST} steps at most. Set a second target instead.`)
    const position = Math.max(0, ...steps.map((step) => step.position)) + 1
    const id = newId()
    await ctx.db
      .insertInto('targetStep')
      .values({ id, targetId, position, what, owner, dueOn, state: 'not-started', changedAt: ctx.now })
      .execute()
    await record(ctx, 'target.step-added', subjectOf(target), { step: position })
    return id
  })
}

/** Moves a step on, or back. */
export function moveStep(ctx: Context, stepId: string, move: StepMove) {
  return inTransaction(ctx, async (ctx) => {
    const step = await findStepToMove(ctx, stepId)
    const target = await lockTarget(ctx, step.targetId)
    if (target.state !== 'active') throw new Refusal('not-from-here', 'This target has ended. Take it up again first.')
    const held = await ctx.db
      .selectFrom('targetStep')
      .select('state')
      .where('id', '=', stepId)
      .executeTakeFirstOrThrow()
    if (!isStepState(held.state)) throw new NotFound('step')
    const state = nextState(stepMachine, held.state, move, 'This step has been moved already.')
    await ctx.db.updateTable('targetStep').set({ state, changedAt: ctx.now }).where('id', '=', stepId).execute()
    await record(ctx, 'target.step-moved', subjectOf(target), { step: step.position, from: held.state, to: state })
    return target.id
  })
}

type Locked = Awaited<ReturnType<typeof lockTarget>>

/** The target under its lock, for whoever may keep it; refused to a page that was opened before somebody changed it. */
async function lockTarget(ctx: Context, targetId: string, version?: number) {
  const found = await planOwnersVisibleTo(ctx, 'targets')
    .innerJoin('target', 'target.learnerId', 'learner.id')
    .select(['target.id', 'target.learnerId', 'target.state', 'target.dueOn', 'target.version'])
    .where('target.id', '=', targetId)
    .forUpdate('target')
    .executeTakeFirst()
  const target = orNotFound(found, 'target')
  mustBeAllowed(ctx, 'target.keep', await careOf(ctx, target.learnerId))
  if (version !== undefined && version !== target.version)
    throw new Refusal('changed-meanwhile', 'This target was changed since you opened it. Look at it as it is now.')
  const { state } = target
  if (!isTargetState(state)) throw new NotFound('target')
  return { ...target, state }
}

async function findStepToMove(ctx: Context, stepId: string) {
  const found = await ctx.db
    .selectFrom('targetStep')
    .select(['targetId', 'position'])
    .where('id', '=', stepId)
    .executeTakeFirst()
  return orNotFound(found, 'step')
}

type Change = Partial<{ title: string; why: string | null; measure: string | null; owner: string; dueOn: string }> & {
  state?: string
  reasonId?: string | null
  detail?: string | null
}

async function save(ctx: Context, { id, version }: Locked, change: Change) {
  await ctx.db
    .updateTable('target')
    .set({ ...change, version: version + 1, changedAt: ctx.now })
    .where('id', '=', id)
    .execute()
}

async function refuseTooMany(ctx: Context, learnerId: string) {
  const { active } = await ctx.db
    .selectFrom('target')
    .select((eb) => eb.fn.countAll<number>().as('active'))
    .where('learnerId', '=', learnerId)
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow()
  if (Number(active) >= TARGETS_AT_MOST)
    throw new Refusal('enough-targets', `There are ${TARGETS_AT_MOST} targets already. End one first.`)
}

function dayOf(ctx: Context, { by, dueOn }: TargetForm): string {
  return by === 'day' && dueOn !== null ? dueOn : monthsOn(londonDay(ctx.now), Number(by))
}

function wordsOf({ title, why, measure, owner }: TargetForm) {
  return { title, why, measure, owner }
}

function subjectOf({ id, learnerId }: { id: string; learnerId: string }) {
  return { type: 'target', id, learnerId }
}
