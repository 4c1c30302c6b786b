import { signedIn } from '~/access/door.server'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { topicOf } from '~/domain/scorecards/figure'
import { groupsShown, sheetOf } from '~/domain/scorecards/groups-shown'
import { boardMonths, groupsOf, limitFor } from '~/domain/scorecards/scorecard.queries.server'
import { boardMeasure, figureQuestion } from '~/domain/scorecards/scorecard.schemas'
import { partsFor } from '~/domain/scorecards/scorecard-shown'
import { csvText } from '~/kit/csv'
import { NotFound } from '~/kit/errors'
import { sheetReply } from '~/kit/form.server'

// What leaves is read by anybody: small numbers are kept back in it, whoever takes it.
export const loader = signedIn(async ({ ctx, params, url }) => {
  const seen = await limitFor(ctx)
  const limit = seen ?? (await settingsOf(ctx, ctx.actor.areaId)).smallestShown
  const { data: measure } = boardMeasure.safeParse(params.measure)
  const asked = figureQuestion.parse(Object.fromEntries(url.searchParams))
  const months = await boardMonths(ctx, { isToLeave: true })
  // Where the month that runs is not told to everybody yet, the last one that is leaves in its stead; the sheet says which.
  const month = months.find(({ periodEnd }) => periodEnd === asked.month) ?? months[0]
  if (!measure || !month) throw new NotFound('figure')
  const { by } = asked
  const groups = await groupsOf(ctx, month.periodEnd, topicOf(measure), by, { isToLeave: true })
  const shown = groupsShown(measure, by, groups, partsFor(measure, month), limit)
  const { headings, rows } = sheetOf(measure, by, month, shown)
  return sheetReply(csvText(headings, rows, { isForPeople: true }), `${measure}-by-${by}-${month.periodEnd}.csv`)
})
