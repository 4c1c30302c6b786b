import { mustBeAllowed } from '~/access/guard.server'
import { reasonsOn } from '~/domain/areas/reason.queries.server'
import { firmlyHeld } from '~/domain/applications/choice.states'
import { openTask } from '~/domain/participation/task.commands.server'
import { endPlacement } from '~/domain/placements/placement.commands.server'
import { lockPlacement, type LockedPlacement } from '~/domain/placements/placement.queries.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { nextState } from '~/kit/machine'
import { asksAdviser, chosenReasons, refuseOddLastDay, refuseOddNext } from './programme-end'
import { tellOfEnd } from './programme-end.jobs.server'
import type { AnyEndForm } from './programme-end.schemas'
import { taskWords } from './programme-end.words'
import { lockProgramme, nextSteps } from './programme.queries.server'
import { endMoves, programmeMachine, type EndKind } from './programme.states'

/** Says how an enrolment ended, and what comes next. Two who say so at once make one ending. */
export function endEnrolment(ctx: Context, enrolmentId: string, kind: EndKind, form: AnyEndForm) {
  return inTransaction(ctx, async (ctx) => {
    const programme = await lockProgramme(ctx, enrolmentId)
    mustBeAllowed(ctx, 'programme.end', programme)
    if (programme.state === null || programme.version !== form.version) throw new Refusal('changed-meanwhile', CHANGED)
    nextState(programmeMachine, programme.state, endMoves[kind].programme)
    const { lastOn } = form

    await ctx.db
      .updateTable('enrolment')
      .set({ status: 'left', endedOn: lastOn, version: form.version + 1 })
      .where('id', '=', enrolmentId)
      .execute()
    if (programme.isOnBreak) await closeBreak(ctx, enrolmentId, lastOn)
    const about = { ...programme, enrolmentId, placementId: null, homeId: null, wasOnBreak: programme.isOnBreak }
    return keepEnd(ctx, about, kind, form)
  })
}

/** Says how a placement ended, and what comes next: the placement moves and its blocks are free, in the same deed. */
export function endPlacementProgramme(ctx: Context, placementId: string, kind: EndKind, form: AnyEndForm) {
  return inTransaction(ctx, async (ctx) => {
    const placement = await lockPlacement(ctx, placementId)
    const { lastOn: day, version } = form
    await endPlacement(ctx, placementId, { day, version, move: endMoves[kind].placement })
    return keepEnd(ctx, asProgramme(placement), kind, form)
  })
}

type Ending = {
  learnerId: string
  enrolmentId: string | null
  placementId: string | null
  homeId: string | null
  providerId: string
  courseRunId: string
  startedOn: string
  wasOnBreak: boolean
}

function asProgramme({ id, learnerId, homeId, hostId, courseRunId, startsOn, state }: LockedPlacement): Ending {
  return {
    ...{ learnerId, homeId, courseRunId, enrolmentId: null, placementId: id, providerId: hostId },
    ...{ startedOn: startsOn, wasOnBreak: state === 'suspended' },
  }
}

// Decides what both kinds of programme ask for, keeps the ending, asks the adviser, and tells.
async function keepEnd(ctx: Context, programme: Ending, kind: EndKind, form: AnyEndForm) {
  const { lastOn, nextStartsOn, detail, party = null, futureInterest = null } = form
  refuseOddLastDay(lastOn, programme, ctx.now)
  refuseOddNext(form)
  const next = (await nextSteps(ctx)).find(({ code }) => code === form.nextStep)
  if (!next) throw new Refusal('unknown-step', 'This next step is no longer on the list. Choose another.', 'nextStep')
  const reasons = party ? await reasonsFor(ctx, party, form) : []
  const { learnerId, enrolmentId, placementId, homeId, providerId, courseRunId, startedOn, wasOnBreak } = programme
  const nextChoiceId = await placeElsewhere(ctx, programme)
  const id = newId()

  await ctx.db
    .insertInto('programmeEnd')
    .values({
      ...{ id, learnerId, enrolmentId, placementId, homeId, providerId, courseRunId, startedOn, wasOnBreak },
      ...{ kind, lastOn, party, futureInterest, detail, nextStartsOn, nextChoiceId, nextStep: next.code },
      nextProvider: form.nextProvider,
      ...(next.asksCourse ? { nextCourse: form.nextCourse, nextLevel: form.nextLevel } : {}),
      recordedById: ctx.actor.id,
      recordedAt: ctx.now,
    })
    .execute()
  if (reasons.length > 0) {
    await ctx.db
      .insertInto('programmeEndReason')
      .values(reasons.map((reason) => ({ endId: id, reasonId: reason.id })))
      .execute()
  }
  const subject = { type: 'programme-end', id, learnerId, organisationId: providerId }
  await record(ctx, 'programme.ended', subject, {
    kind,
    lastOn,
    party,
    next: next.code,
    reasons: reasons.map(({ code }) => code),
  })
  const facts = { next, hasPlace: nextChoiceId !== null, today: londonDay(ctx.now) }
  if (asksAdviser({ kind, nextStartsOn }, facts)) {
    const { name } = await ctx.db
      .selectFrom('organisation')
      .select('name')
      .where('id', '=', providerId)
      .executeTakeFirstOrThrow()
    const why = taskWords(kind, name, next.label)
    await openTask(ctx, { learnerId, kind: 'programme-ended', subject: id, why })
  }
  await enqueue(ctx, tellOfEnd, { endId: id }, { key: `programme-ended:${id}` })
  return id
}

async function reasonsFor(ctx: Context, party: NonNullable<AnyEndForm['party']>, { reasons, detail }: AnyEndForm) {
  const list = await reasonsOn(ctx, 'programme-withdrawn')
  return chosenReasons(list, { party, ticked: reasons?.[party] ?? [], detail })
}

// Where the learner holds a place on another course already: what follows is known to the record.
async function placeElsewhere(ctx: Context, { learnerId, courseRunId, startedOn }: Ending): Promise<string | null> {
  const found = await ctx.db
    .selectFrom('choice')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .select('choice.id')
    .where('choice.learnerId', '=', learnerId)
    .where('choice.courseRunId', '!=', courseRunId)
    .where('choice.state', 'in', [...firmlyHeld, 'enrolled'])
    .where('courseRun.startsOn', '>', startedOn)
    .orderBy('courseRun.startsOn', 'desc')
    .orderBy('choice.id')
    .limit(1)
    .executeTakeFirst()
  return found?.id ?? null
}

/** A break that is open ends: the day before the learner is back, or on the last day of the programme. */
export async function closeBreak(ctx: Context, enrolmentId: string, untilOn: string) {
  await ctx.db
    .updateTable('programmeBreak')
    .set((eb) => ({ untilOn: eb.fn<string>('greatest', ['fromOn', eb.cast(eb.val(untilOn), 'date')]) }))
    .where('enrolmentId', '=', enrolmentId)
    .where('untilOn', 'is', null)
    .execute()
}

/** The day before a day, for a break that ends when somebody is back. */
export const dayBefore = (day: string) => addDays(day, -1)

export const CHANGED = 'Somebody else has changed this programme. Reload the page to see what changed.'
