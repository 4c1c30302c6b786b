import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { travelList } from '~/domain/travel/travel-list.queries.server'
import { csvText } from '~/kit/csv'
import { londonDay } from '~/kit/dates'
import { sheetReply } from '~/kit/form.server'

export const loader = signedIn(async ({ ctx, id, url }) => {
  const from = z.iso.date().catch(londonDay(ctx.now)).parse(url.searchParams.get('day'))
  const { rows, day } = await travelList(ctx, id('runId'), from)
  const cells = rows.map(({ name, leaves, stop, whyNot, ring }) => [name, leaves, stop, whyNot ?? 'Expected', ring])
  const text = csvText(['Learner', 'Time', 'Stop', 'Today', 'Whom to ring'], cells, { isForPeople: true })
  return sheetReply(text, `minibus-${day}.csv`)
})
