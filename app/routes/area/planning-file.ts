import { signedIn } from '~/access/door.server'
import { flowQuestion, isPlanningFile } from '~/domain/planning/planning.schemas'
import { tableFile } from '~/domain/planning/planning-table'
import { tableOf } from '~/domain/planning/planning-tables.queries.server'
import { londonDay } from '~/kit/dates'
import { NotFound } from '~/kit/errors'
import { sheetReply } from '~/kit/form.server'

export const loader = signedIn(async ({ ctx, params, url }) => {
  const { table = '' } = params
  if (!isPlanningFile(table)) throw new NotFound('table')
  const { step } = flowQuestion.parse(Object.fromEntries(url.searchParams))
  return sheetReply(tableFile(await tableOf(ctx, table, step)), `planning-${table}-${londonDay(ctx.now)}.csv`)
})
