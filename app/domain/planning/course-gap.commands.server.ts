import { mustBeAllowed } from '~/access/guard.server'
import { givenReason } from '~/domain/areas/reason.queries.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { NotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { nextState } from '~/kit/machine'
import { tellAsked } from './course-gap.jobs.server'
import { isGap, seenOf } from './course-gap'
import { gapMachine, type GapMove, type GapState } from './course-gap.states'
import { gapOwners, lockGap, vainLines } from './course-gap.queries.server'
import type { GapAnswerForm, GapOutcomeForm, GapPlanForm, TakeUpForm } from './course-gap.schemas'
import { demandBySubject, planningYears } from './planning.queries.server'

type Owner = GapPlanForm['owner']
type Entry = {
  deed: 'taken-up' | 'planned' | 'answered' | 'settled'
  state: GapState
  nextStep: string
  dueOn: string
  owner?: string
  reasonId?: string | null
  words?: string | null
}

/** A few minutes, in which an asking that was a slip is taken back and nobody is written to. */
const LETTER_WAITS_SECONDS = 300

/** Takes up something that is missing in the cycle that runs: somebody owns it from now on. */
export function takeUpGap(ctx: Context, form: TakeUpForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { areaId } = ctx.actor
    if (!areaId) throw new NotFound('area')
    mustBeAllowed(ctx, 'course-gap.keep', { areaId })
    const { cycle } = await planningYears(ctx)
    const key = { subjectCode: form.subject, level: form.level, outcode: form.home }
    const lines = await demandBySubject(ctx, cycle.id)
    const seen = seenOf(key, lines, await vainLines(ctx, [cycle.id]).execute())
    if (!isGap(seen))
      throw new Refusal('no-gap', 'What can be told here does not say that something is missing. Look at it again.')
    refusePast(ctx, form.dueOn)
    const owner = await knownOwner(ctx, form.owner)

    const id = newId()
    const { nextStep, dueOn } = form
    const made = await ctx.db
      .insertInto('courseGap')
      .values({
        ...{ id, areaId, cycleId: cycle.id, ...key, state: 'open', nextStep, dueOn, ...columnsOf(form.owner) },
        ...{ seenTo: lines[0]?.countedTo ?? londonDay(ctx.now), seenTogether: seen.together },
        ...{ seenFirstChoices: seen.firstChoices, seenPlaces: seen.places, takenUpAt: ctx.now, changedAt: ctx.now },
      })
      .onConflict((conflict) => conflict.columns(['areaId', 'cycleId', 'subjectCode', 'level', 'outcode']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw new Refusal('taken-up-already', 'Somebody has taken this up already. Read it on the list.')
    await enter(ctx, id, 1, { deed: 'taken-up', state: 'open', owner, nextStep, dueOn })
    await record(ctx, 'course-gap.taken-up', { type: 'course-gap', id }, { ...key, owner, dueOn })
    await tell(ctx, id, form.owner, 1)
    return id
  })
}

/** Says who owns it, what comes next and by when. A new owner is asked anew. */
export function planGap(ctx: Context, gapId: string, form: GapPlanForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const gap = await lockGap(ctx, gapId)
    mustBeAllowed(ctx, 'course-gap.keep', gap)
    mustBeAsRead(gap, form.version)
    const { organisationId, accountId } = form.owner
    const isSame = gap.ownerOrganisationId === organisationId && gap.ownerAccountId === accountId
    const state = moved(gap.state, isSame ? 'plan' : 'hand')
    refusePast(ctx, form.dueOn)
    const owner = await knownOwner(ctx, form.owner)

    const { nextStep, dueOn } = form
    await save(ctx, gap, { state, nextStep, dueOn, ...columnsOf(form.owner) })
    await enter(ctx, gapId, gap.version + 1, { deed: 'planned', state, owner, nextStep, dueOn })
    await record(ctx, 'course-gap.planned', { type: 'course-gap', id: gapId }, { owner, dueOn, state })
    if (!isSame) await tell(ctx, gapId, form.owner, gap.version + 1)
  })
}

/** The provider that owns it says whether it will, and what. */
export function answerGap(ctx: Context, gapId: string, { version, answer, detail }: GapAnswerForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const gap = await lockGap(ctx, gapId)
    mustBeAllowed(ctx, 'course-gap.answer', { providerId: gap.ownerOrganisationId })
    mustBeAsRead(gap, version)
    const state = moved(gap.state, answer)
    await save(ctx, gap, { state })
    await enter(ctx, gapId, gap.version + 1, { deed: 'answered', ...gap, state, words: detail })
    await record(ctx, 'course-gap.answered', { type: 'course-gap', id: gapId }, { before: gap.state, after: state })
  })
}

/** The area says what became of it; that it is not provided takes a reason. */
export function settleGap(ctx: Context, gapId: string, form: GapOutcomeForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const gap = await lockGap(ctx, gapId)
    mustBeAllowed(ctx, 'course-gap.keep', gap)
    mustBeAsRead(gap, form.version)
    const state = moved(gap.state, form.outcome)
    const why = form.outcome === 'drop' ? await givenReason(ctx, 'course-gap', form) : null
    await save(ctx, gap, { state })
    const words = { reasonId: why?.reasonId ?? null, words: form.detail }
    await enter(ctx, gapId, gap.version + 1, { deed: 'settled', ...gap, state, ...words })
    const particulars = { before: gap.state, after: state, why: why?.label ?? null }
    await record(ctx, 'course-gap.settled', { type: 'course-gap', id: gapId }, particulars)
    if (form.outcome === 'reopen') await tell(ctx, gapId, { organisationId: gap.ownerOrganisationId }, gap.version + 1)
  })
}

/** Of several askings that still wait, the last one is told. */
async function tell(ctx: Context, gapId: string, { organisationId }: Pick<Owner, 'organisationId'>, version: number) {
  if (organisationId === null) return
  const asked = { gapId, providerId: organisationId, version }
  await enqueue(ctx, tellAsked, asked, { key: `gap-asked:${gapId}`, delaySeconds: LETTER_WAITS_SECONDS })
}

function moved(state: GapState, move: GapMove): GapState {
  return nextState(gapMachine, state, move)
}

function mustBeAsRead(gap: { version: number }, version: number) {
  if (gap.version !== version)
    throw new Refusal('changed-meanwhile', 'Somebody changed this meanwhile. Read it as it is now.')
}

function refusePast(ctx: Context, dueOn: string) {
  if (dueOn < londonDay(ctx.now)) throw new Refusal('past', 'Choose a day that is still to come', 'dueOn')
}

/** The owner’s name, of those who can take something on today. */
async function knownOwner(ctx: Context, { organisationId, accountId }: Owner): Promise<string> {
  const value = organisationId === null ? `person:${accountId}` : `organisation:${organisationId}`
  const owner = (await gapOwners(ctx)).find((one) => one.value === value)
  if (!owner) throw new Refusal('unknown-owner', 'This is nobody of the partnership. Choose another.', 'owner')
  return owner.text
}

function columnsOf({ organisationId, accountId }: Owner) {
  return { ownerOrganisationId: organisationId, ownerAccountId: accountId }
}

type Saved = { state: GapState; nextStep?: string; dueOn?: string } & Partial<ReturnType<typeof columnsOf>>

async function save(ctx: Context, gap: { id: string; version: number }, saved: Saved) {
  await ctx.db
    .updateTable('courseGap')
    .set({ ...saved, version: gap.version + 1, changedAt: ctx.now })
    .where('id', '=', gap.id)
    .execute()
}

async function enter(ctx: Context, gapId: string, nth: number, entry: Entry) {
  const { deed, state, nextStep, dueOn, reasonId = null, words = null } = entry
  const owner = entry.owner ?? (await lastOwner(ctx, gapId))
  await ctx.db
    .insertInto('courseGapEntry')
    .values({
      ...{ id: newId(), gapId, nth, deed, state, owner, nextStep, dueOn, reasonId, words },
      ...{ byId: ctx.actor.id, byOrganisationId: ctx.actor.organisationId, madeAt: ctx.now },
    })
    .execute()
}

async function lastOwner(ctx: Context, gapId: string): Promise<string> {
  const last = await ctx.db
    .selectFrom('courseGapEntry')
    .select('owner')
    .where('gapId', '=', gapId)
    .orderBy('nth', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return last.owner
}
