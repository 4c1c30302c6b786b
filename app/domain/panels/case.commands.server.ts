import { mustBeAllowed } from '~/access/guard.server'
import { closuresOf } from '~/domain/cycles/cycle.queries.server'
import { addWorkingDays } from '~/domain/cycles/working-day'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { nextState } from '~/kit/machine'
import { asksSupport, duplicateOf, keptBy, refuseCaseChanged, URGENT_DAYS, wishesIn } from './case'
import { lockCase, lockLearnerForCase, openCasesOf, type LockedCase } from './case.queries.server'
import type { CaseForm, Move } from './case.schemas'
import { caseMachine, type CaseState } from './case.states'
import { heldBy } from './panel'
import { findPanel } from './panel.queries.server'
import { sharedRunsOf } from './shared-run.queries.server'

/** Puts a learner forward for one to three shared courses: as a draft, or submitted at once. The same thing is never asked twice. */
export function putForward(ctx: Context, panelId: string, learnerId: string, form: CaseForm) {
  return inTransaction(ctx, async (ctx) => {
    const learner = await lockLearnerForCase(ctx, learnerId)
    const panel = await findPanel(ctx, panelId)
    mustBeAllowed(ctx, 'case.put-forward', { areaId: panel.areaId })
    if (learner.schoolId === null)
      throw new Refusal('no-home-school', 'This learner is on no school’s roll, and a case needs a home school.')
    const wishes = wishesIn(form)
    await refuseStrangeWishes(ctx, panelId, wishes, learner.schoolId)
    if (duplicateOf(await openCasesOf(ctx, learnerId), wishes))
      throw new Refusal('duplicate', 'One of these courses has been asked for already for this learner.', 'first')

    const id = newId()
    await ctx.db
      .insertInto('panelCase')
      .values({
        ...{ id, panelId, learnerId, homeId: learner.schoolId, putById: ctx.actor.id, state: 'draft' },
        putFromId: ctx.actor.organisationId ?? learner.schoolId,
        ...{ why: form.why, needsTransport: form.transport === 'yes' },
        support: asksSupport(ctx.actor) ? form.support : null,
        isAgreed: form.agreed === 'yes',
        urgentWhy: form.isUrgent ? form.urgentWhy : null,
        ...{ putAt: ctx.now, changedAt: ctx.now },
      })
      .execute()
    await ctx.db
      .insertInto('caseWish')
      .values(wishes.map((sharedRunId, at) => ({ caseId: id, position: at + 1, sharedRunId })))
      .execute()
    await record(ctx, 'case.begun', subjectOf({ id, learnerId, homeId: learner.schoolId }))
    if (form.step === 'submit') await submitCase(ctx, id, { version: 1 })
    return id
  })
}

/** Sends a case to the panel. An urgent one has a day by which it is answered. */
export function submitCase(ctx: Context, caseId: string, { version }: Move) {
  return inTransaction(ctx, async (ctx) => {
    const found = await lockCase(ctx, caseId)
    mustBeAllowed(ctx, 'case.see-to', keptBy(found, ctx.actor))
    refuseCaseChanged(found, version)
    const state = nextState(caseMachine, found.state, 'submit')
    if (!found.isAgreed) throw new Refusal('not-agreed', 'The learner must agree before you submit it.')
    const { areaId } = await findPanel(ctx, found.panelId)
    const today = londonDay(ctx.now)
    const answerBy = found.urgentWhy ? addWorkingDays(today, URGENT_DAYS, await closuresOf(ctx, areaId)) : null
    await saveCase(ctx, found, { state, submittedAt: ctx.now, answerBy })
    await record(ctx, 'case.submitted', subjectOf(found), answerBy ? { answerBy } : {})
  })
}

/** The learner agrees, after the case was begun. */
export function agreeToCase(ctx: Context, caseId: string, { version }: Move) {
  return inTransaction(ctx, async (ctx) => {
    const found = await lockCase(ctx, caseId)
    mustBeAllowed(ctx, 'case.see-to', keptBy(found, ctx.actor))
    refuseCaseChanged(found, version)
    if (found.state !== 'draft') throw new Refusal('not-from-here', 'This case is submitted already.')
    await saveCase(ctx, found, { state: 'draft', isAgreed: true })
    await record(ctx, 'case.agreed', subjectOf(found))
  })
}

/** The clerk has looked at a case and takes it up for the next meeting. */
export function takeUpCase(ctx: Context, caseId: string, { version }: Move) {
  return inTransaction(ctx, async (ctx) => {
    const found = await lockCase(ctx, caseId)
    const panel = await findPanel(ctx, found.panelId)
    mustBeAllowed(ctx, 'panel.keep', heldBy(panel.held, ['clerk']))
    refuseCaseChanged(found, version)
    await saveCase(ctx, found, { state: nextState(caseMachine, found.state, 'takeUp') })
    await record(ctx, 'case.taken-up', subjectOf(found))
  })
}

async function refuseStrangeWishes(ctx: Context, panelId: string, wishes: readonly string[], homeId: string) {
  const runs = await sharedRunsOf(ctx, panelId, wishes)
  if (runs.length < wishes.length) throw new Refusal('no-such-run', 'Choose courses from the list.', 'first')
  const own = runs.find(({ hostId }) => hostId === homeId)
  if (own)
    throw new Refusal('own-course', `${own.title} is taught at the learner’s own school: no panel is needed.`, 'first')
  const today = londonDay(ctx.now)
  const over = runs.find(({ untilOn }) => untilOn <= today)
  if (over) throw new Refusal('run-over', `${over.title} is over.`, 'first')
}

export type CaseChange = {
  state: CaseState
  submittedAt?: Date
  answerBy?: string | null
  isAgreed?: boolean
  sharedRunId?: string | null
  startsOn?: string | null
  endsOn?: string | null
  heldUntil?: Date | null
  reasonId?: string | null
  detail?: string | null
}

/** Writes a change of a case that was looked at and locked. */
export async function saveCase(ctx: Context, { id, version }: { id: string; version: number }, change: CaseChange) {
  await ctx.db
    .updateTable('panelCase')
    .set({ ...change, changedAt: ctx.now, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

export function subjectOf({ id, learnerId, homeId }: Pick<LockedCase, 'id' | 'learnerId' | 'homeId'>) {
  return { type: 'panel-case', id, learnerId, organisationId: homeId }
}
