import { schoolCountsVisibleTo } from '~/access/scorecard-scopes.server'
import { mustBeAllowed } from '~/access/guard.server'
import { settingsOf } from '~/domain/areas/area.queries.server'
import type { Context } from '~/kit/context.server'
import { boardMonths, groupRows, groupsIn, partsOf } from './scorecard.queries.server'
import { ownBoardShown } from './school-board-shown'
import type { schoolDimensions } from './tally'

type SchoolDimension = (typeof schoolDimensions)[number]

const GROUPS_AT_MOST = 100_000

/** The board of the viewer's own school, as its page and its sheet both tell it: in the month that is asked for, else the latest. */
export async function ownBoardOf(ctx: Context, asked: { by: SchoolDimension; month: string | null }) {
  const schoolId = ctx.actor.organisationId ?? ''
  mustBeAllowed(ctx, 'scorecard.see-own', { schoolId })
  const { by } = asked
  const { smallestShown: limit } = await settingsOf(ctx, ctx.actor.areaId)
  const months = await boardMonths(ctx, { isToLeave: true })
  const month = months.find(({ periodEnd }) => periodEnd === asked.month) ?? months[0] ?? null
  const rows = month
    ? await groupRows(ctx, month.periodEnd, ['standing', 'guarantee'], ['school', by], { isToLeave: true })
    : []
  const around = {
    schoolId,
    schools: { standing: groupsIn(rows, 'standing', 'school'), guarantee: groupsIn(rows, 'guarantee', 'school') },
    area: { standing: groupsIn(rows, 'standing', by), guarantee: groupsIn(rows, 'guarantee', by) },
    ...(month ? await judgedGroupsOf(ctx, month.periodEnd, by) : { own: { standing: [], guarantee: [] }, others: [] }),
  }
  return { limit, months, month, board: ownBoardShown(around, by, limit) }
}

/** The people of the viewer's own school in a month, by one thing. */
export async function ownGroupsOf(ctx: Context, periodEnd: string, dimension: SchoolDimension) {
  return byTopic(await countsIn(schoolCountsVisibleTo(ctx), periodEnd, dimension))
}

/** The same, and those of each other school of the area: what a school is told is judged by both. */
async function judgedGroupsOf(ctx: Context, periodEnd: string, dimension: SchoolDimension) {
  const rows = await countsIn(schoolCountsVisibleTo(ctx, { isToJudge: true }), periodEnd, dimension)
  const { organisationId } = ctx.actor
  const others = rows.filter(({ schoolId }) => schoolId !== organisationId)
  return {
    own: byTopic(rows.filter(({ schoolId }) => schoolId === organisationId)),
    others: [...Map.groupBy(others, ({ schoolId }) => schoolId).values()].map(byTopic),
  }
}

function countsIn(counts: ReturnType<typeof schoolCountsVisibleTo>, periodEnd: string, dimension: SchoolDimension) {
  return counts
    .select(['scorecardSchoolCount.schoolId', 'scorecardSchoolCount.topic', 'scorecardSchoolCount.value'])
    .select(['scorecardSchoolCount.part', 'scorecardSchoolCount.people'])
    .where('scorecardMonth.periodEnd', '=', periodEnd)
    .where('scorecardSchoolCount.dimension', '=', dimension)
    .orderBy('scorecardSchoolCount.schoolId')
    .orderBy('scorecardSchoolCount.topic')
    .orderBy('scorecardSchoolCount.value')
    .orderBy('scorecardSchoolCount.part')
    .limit(GROUPS_AT_MOST)
    .execute()
}

function byTopic(rows: readonly { topic: string; value: string; part: string; people: number }[]) {
  const of = (topic: 'standing' | 'guarantee') =>
    [
      ...Map.groupBy(
        rows.filter((row) => row.topic === topic),
        ({ value }) => value,
      ),
    ].map(([value, group]) => ({ value, label: null, parts: partsOf(group) }))
  return { standing: of('standing'), guarantee: of('guarantee') }
}
