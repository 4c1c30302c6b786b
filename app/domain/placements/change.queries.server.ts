import { sql } from 'kysely'
import { casesVisibleTo } from '~/access/tracking-scopes.server'
import type { Block } from '~/domain/blocks/block'
import { sharedRunsOf } from '~/domain/panels/shared-run.queries.server'
import type { Context } from '~/kit/context.server'

const MOST_BLOCKS = 60
const MOST_SEATS = 20

type OfPlacement = { id: string; hostId: string; caseId: string | null }

/** The courses its panel shares of the same host, from a day on: what a placement can change to. */
export async function sharedForPlacement(ctx: Context, { hostId, caseId }: OfPlacement, day: string) {
  const panel = await casesVisibleTo(ctx)
    .select('panelCase.panelId')
    .where('panelCase.id', '=', caseId)
    .executeTakeFirst()
  if (!panel) return []
  const shared = await sharedRunsOf(ctx, panel.panelId)
  return shared.filter((run) => run.hostId === hostId && run.untilOn >= day)
}

type WithCourse = OfPlacement & { courseRunId: string; blocks: readonly Block[] }

/** The days one can choose for the course as it is: those on which it is shared, and those the learner has now. */
export async function blocksToChoose(ctx: Context, placement: WithCourse, day: string): Promise<Block[]> {
  const shared = await sharedForPlacement(ctx, placement, day)
  const offered = shared.filter((run) => run.courseRunId === placement.courseRunId).flatMap(({ blocks }) => blocks)
  const all = new Map([...placement.blocks, ...offered].map((block) => [block.id, block]))
  return [...all.values()].sort((a, b) => a.weekday - b.weekday || a.starts.localeCompare(b.starts))
}

/** The blocks in which a placement is booked on a day or later. */
export function bookedFrom(ctx: Context, placementId: string, day: string) {
  return ctx.db
    .selectFrom('placementBooking')
    .innerJoin('blockBooking', 'blockBooking.id', 'placementBooking.bookingId')
    .innerJoin('timetableBlock', 'timetableBlock.id', 'blockBooking.blockId')
    .select(['blockBooking.id', 'blockBooking.blockId', 'timetableBlock.name', 'timetableBlock.weekday'])
    .where('placementBooking.placementId', '=', placementId)
    .where('blockBooking.status', '!=', 'free')
    .where('blockBooking.untilOn', '>=', day)
    .orderBy('timetableBlock.weekday')
    .orderBy('timetableBlock.starts')
    .orderBy('blockBooking.id')
    .limit(MOST_BLOCKS)
    .execute()
}

/** The shared courses whose places a placement takes, by its case or by a change. */
export async function seatsHeld(ctx: Context, { id, caseId }: Pick<OfPlacement, 'id' | 'caseId'>, day: string) {
  const rows = await ctx.db
    .selectFrom('placementBooking')
    .innerJoin('blockBooking', 'blockBooking.id', 'placementBooking.bookingId')
    .leftJoin('panelCase', (join) => join.on('panelCase.id', '=', caseId))
    .select(sql<string | null>`coalesce(block_booking.shared_run_id, panel_case.shared_run_id)`.as('sharedRunId'))
    .distinct()
    .where('placementBooking.placementId', '=', id)
    .where('blockBooking.status', '!=', 'free')
    .where('blockBooking.untilOn', '>=', day)
    .orderBy('sharedRunId')
    .limit(MOST_SEATS)
    .execute()
  return rows.map(({ sharedRunId }) => sharedRunId).filter((runId) => runId !== null)
}

/** Which course a placement follows, and since when by the last change: part of the deeds that change it. */
export async function lastOfRuns(ctx: Context, placementId: string) {
  return ctx.db
    .selectFrom('placementSpell')
    .innerJoin('courseRun', 'courseRun.id', 'placementSpell.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['placementSpell.courseRunId', 'placementSpell.fromOn', 'course.title'])
    .select((eb) => [
      eb
        .selectFrom('placementChange')
        .select((change) => change.fn.max('placementChange.fromOn').as('last'))
        .whereRef('placementChange.placementId', '=', 'placementSpell.placementId')
        .as('changedFrom'),
    ])
    .where('placementSpell.placementId', '=', placementId)
    .orderBy('placementSpell.fromOn', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}
