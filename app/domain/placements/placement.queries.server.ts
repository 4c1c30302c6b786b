import type { Expression } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { placementsVisibleTo } from '~/access/tracking-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { stateOf, type CheckOwner, type CheckState } from './placement'
import { livePlacements, placementMachine, type PlacementState } from './placement.states'

export const PLACEMENTS_A_PAGE = 50
const MOST_BLOCKS = 40
const MOST_RESTS = 50
const MOST_CHANGES = 50
const MOST_CHECKS = 30
const MOST_OF_A_LEARNER = 50

const endedStates = Object.keys(placementMachine).filter(
  (state): state is PlacementState => !livePlacements.some((live) => live === state),
)

/** A page of placements of the viewer’s own school or provider: those that go on, or those that are over. */
export function placementsOn(ctx: Context, { list, page }: { list: 'live' | 'ended'; page: number }) {
  const states: readonly PlacementState[] = list === 'live' ? livePlacements : endedStates
  return placementRows(ctx)
    .where('placement.state', 'in', states)
    .select((eb) => [
      eb
        .selectFrom('placementCheck')
        .innerJoin('placementCheckKind', 'placementCheckKind.kind', 'placementCheck.kind')
        .select(({ fn }) => fn.countAll<number>().as('missing'))
        .whereRef('placementCheck.placementId', '=', 'placement.id')
        .where('placementCheckKind.stopsStart', '=', true)
        .where('placementCheck.state', 'in', ['open', 'problem'])
        .as('missing'),
    ])
    .orderBy('placement.startsOn', list === 'live' ? 'asc' : 'desc')
    .orderBy('placement.id')
    .limit(PLACEMENTS_A_PAGE + 1)
    .offset((page - 1) * PLACEMENTS_A_PAGE)
    .execute()
}

/** Every placement of one learner, the newest first. */
export function placementsOf(ctx: Context, learnerId: string) {
  return placementRows(ctx)
    .where('placement.learnerId', '=', learnerId)
    .select((eb) => [
      blocksOfPlacement(ctx, eb.ref('placement.id')).as('blocks'),
      changesOf(ctx, eb.ref('placement.id')).as('changes'),
    ])
    .orderBy('placement.startsOn', 'desc')
    .orderBy('placement.id')
    .limit(MOST_OF_A_LEARNER)
    .execute()
}

/** One placement: its days and blocks, its checks, the times it rested. */
export async function findPlacement(ctx: Context, placementId: string) {
  const row = await placementRows(ctx)
    .where('placement.id', '=', placementId)
    .leftJoin('reason', 'reason.id', 'placement.reasonId')
    .select(['placement.detail', 'reason.label as reason'])
    .select((eb) => [
      blocksOfPlacement(ctx, eb.ref('placement.id')).as('blocks'),
      jsonArrayFrom(checkRows(ctx).where('placementCheck.placementId', '=', eb.ref('placement.id'))).as('checks'),
      restsOf(ctx, eb.ref('placement.id')).as('rests'),
      changesOf(ctx, eb.ref('placement.id')).as('changes'),
    ])
    .executeTakeFirst()
  return orNotFound(row, 'placement')
}

/** What a letter about a placement says. */
export function findPlacementForLetter(ctx: Context, placementId: string) {
  return placementRows(ctx)
    .where('placement.id', '=', placementId)
    .leftJoin('reason', 'reason.id', 'placement.reasonId')
    .select('reason.learnerWords')
    .select((eb) => [
      blocksOfPlacement(ctx, eb.ref('placement.id')).as('blocks'),
      lastChange(ctx, eb.ref('placement.id')).as('changeWords'),
    ])
    .executeTakeFirst()
}

/** A placement with its checks, held against others until the deed is done. */
export async function lockPlacement(ctx: Context, placementId: string) {
  const row = await placementsVisibleTo(ctx)
    .where('placement.id', '=', placementId)
    .select(['placement.id', 'placement.state', 'placement.version', 'placement.learnerId', 'placement.endedOn'])
    .select(['placement.homeId', 'placement.hostId', 'placement.courseRunId', 'placement.startsOn', 'placement.endsOn'])
    .select('placement.caseId')
    .forUpdate('placement')
    .executeTakeFirst()
  const { state, ...placement } = orNotFound(row, 'placement')
  return { ...placement, state: stateOf(state) }
}

export type LockedPlacement = Awaited<ReturnType<typeof lockPlacement>>

/** The checks of a placement, in the order of the list. */
export function checksOfPlacement(ctx: Context, placementId: string) {
  return checkRows(ctx).where('placementCheck.placementId', '=', placementId).execute()
}

function placementRows(ctx: Context) {
  return placementsVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'placement.learnerId')
    .innerJoin('organisation as home', 'home.id', 'placement.homeId')
    .innerJoin('organisation as host', 'host.id', 'placement.hostId')
    .innerJoin('courseRun', 'courseRun.id', 'placement.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['placement.id', 'placement.state', 'placement.startsOn', 'placement.endsOn', 'placement.endedOn'])
    .select([
      'placement.learnerId',
      'placement.caseId',
      'placement.homeId',
      'placement.hostId',
      'placement.version',
      'placement.courseRunId',
    ])
    .select(['learner.givenNames', 'learner.familyName', 'home.name as homeName', 'host.name as hostName'])
    .select(['course.title as courseTitle'])
}

/** The blocks of a placement with their days: part of a larger question. */
function blocksOfPlacement(ctx: Context, placementId: Expression<string>) {
  return jsonArrayFrom(
    ctx.db
      .selectFrom('placementBooking')
      .innerJoin('blockBooking', 'blockBooking.id', 'placementBooking.bookingId')
      .innerJoin('timetableBlock', 'timetableBlock.id', 'blockBooking.blockId')
      .select(['timetableBlock.id', 'timetableBlock.name', 'timetableBlock.weekday'])
      .select(['timetableBlock.starts', 'timetableBlock.ends', 'blockBooking.fromOn', 'blockBooking.untilOn'])
      .where('placementBooking.placementId', '=', placementId)
      .where('blockBooking.status', '!=', 'free')
      .orderBy('timetableBlock.weekday')
      .orderBy('timetableBlock.starts')
      .orderBy('blockBooking.id')
      .limit(MOST_BLOCKS),
  )
}

function checkRows(ctx: Context) {
  return ctx.db
    .selectFrom('placementCheck')
    .innerJoin('placementCheckKind', 'placementCheckKind.kind', 'placementCheck.kind')
    .select(['placementCheck.kind', 'placementCheck.dueOn', 'placementCheck.note'])
    .select((eb) => eb.ref('placementCheck.state').$castTo<CheckState>().as('state'))
    .select(['placementCheckKind.label', 'placementCheckKind.asks'])
    .select('placementCheckKind.stopsStart')
    .select((eb) => eb.ref('placementCheckKind.owner').$castTo<CheckOwner>().as('owner'))
    .orderBy('placementCheckKind.position')
    .limit(MOST_CHECKS)
}

/** The times a placement rested, with the reason in words. */
function restsOf(ctx: Context, placementId: Expression<string>) {
  return jsonArrayFrom(
    ctx.db
      .selectFrom('placementRest')
      .innerJoin('reason as why', 'why.id', 'placementRest.reasonId')
      .select(['placementRest.fromOn', 'placementRest.untilOn', 'why.label'])
      .where('placementRest.placementId', '=', placementId)
      .orderBy('placementRest.fromOn')
      .limit(MOST_RESTS),
  )
}

/** What has changed while it went on, with the reason in words: the newest first. */
function changesOf(ctx: Context, placementId: Expression<string>) {
  return jsonArrayFrom(
    ctx.db
      .selectFrom('placementChange')
      .innerJoin('reason as because', 'because.id', 'placementChange.reasonId')
      .leftJoin('account', 'account.id', 'placementChange.madeById')
      .select(['placementChange.id', 'placementChange.kind', 'placementChange.fromOn', 'placementChange.was'])
      .select(['placementChange.becomes', 'placementChange.detail', 'because.label', 'because.learnerWords'])
      .select('account.name as madeBy')
      .where('placementChange.placementId', '=', placementId)
      .orderBy('placementChange.madeAt', 'desc')
      .orderBy('placementChange.id')
      .limit(MOST_CHANGES),
  )
}

function lastChange(ctx: Context, placementId: Expression<string>) {
  return ctx.db
    .selectFrom('placementChange')
    .innerJoin('reason as because', 'because.id', 'placementChange.reasonId')
    .select('because.learnerWords')
    .where('placementChange.placementId', '=', placementId)
    .orderBy('placementChange.madeAt', 'desc')
    .orderBy('placementChange.id')
    .limit(1)
}
