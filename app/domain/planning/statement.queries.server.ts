import { findArea } from '~/domain/areas/area.queries.server'
import { areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { measures } from '~/domain/partnership-targets/measure'
import { targetsOfEach } from '~/domain/partnership-targets/partnership-target.queries.server'
import type { Context } from '~/kit/context.server'
import { NotFound } from '~/kit/errors'
import { shownBySubject } from './demand'
import { gapsFollowed } from './gap-page.queries.server'
import { gapTable } from './gap-table'
import { flowRows, planningYears } from './planning.queries.server'
import { bothYears } from './planning-tables.queries.server'
import { bandTable, demandTable, flowTables, unmetTable, yearTable } from './planning-table'
import { subjectName } from './planning.words'
import { emptiestSubjects, openingSentences, tightestSubjects } from './statement'
import { trajectoriesOf } from './trajectory.queries.server'

/** Everything the statement of need says, in as many questions as it has parts. */
export async function needStatement(ctx: Context) {
  const { cycle, before, cycles } = await planningYears(ctx)
  if (!ctx.actor.areaId) throw new NotFound('area')
  const area = await findArea(ctx, ctx.actor.areaId)
  const local = await areaWordsOf(ctx)
  const { now, then } = await bothYears(ctx, cycle, before)
  const journeys = await flowRows(ctx, cycle.id, 'accepted')
  const { gaps, clusters, years } = await gapsFollowed(ctx, cycle, cycles)
  const nameOf = (code: string) => subjectName(local, code)
  return {
    area: area.name,
    cycle: cycle.name,
    countedTo: now[0]?.countedTo ?? null,
    thenTo: then[0]?.countedTo ?? null,
    opening: openingSentences(
      shownBySubject(now).total,
      then.length > 0 ? shownBySubject(then).total : null,
      area.name,
    ),
    tightest: tightestSubjects(now, nameOf),
    emptiest: emptiestSubjects(now, nameOf),
    demand: demandTable(now, 'subject', local),
    unmet: unmetTable(clusters, local),
    gaps: gapTable(gaps, years, local),
    flows: flowTables(journeys).matrix,
    bands: bandTable(journeys),
    years: yearTable(now, then, local, ['choices', 'accepted']),
    trajectories: await trajectoriesOf(ctx, await targetsOfEach(ctx, measures)),
  }
}
