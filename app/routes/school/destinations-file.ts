import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { leavingYears } from '~/domain/leavers/leaver'
import { countsShown } from '~/domain/leavers/leaver-shown'
import { leaverCounts } from '~/domain/leavers/leaver.queries.server'
import { leaverFilter } from '~/domain/leavers/leaver.schemas'
import { csvText } from '~/kit/csv'
import { londonDay } from '~/kit/dates'
import { sheetReply } from '~/kit/form.server'

export const loader = signedIn(async ({ ctx, url }) => {
  mustBeAllowed(ctx, 'destination.tell', { schoolId: ctx.actor.organisationId })
  const { year: asked } = leaverFilter.parse(Object.fromEntries(url.searchParams))
  const years = leavingYears(londonDay(ctx.now))
  const year = years.find((one) => one === asked) ?? years[0] ?? 0
  const { head, rows } = countsShown(await leaverCounts(ctx, year))
  return sheetReply(csvText(['Meant in spring', ...head], rows, { isForPeople: true }), `leavers-${year}.csv`)
})
