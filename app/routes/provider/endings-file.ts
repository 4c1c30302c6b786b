import { signedIn } from '~/access/door.server'
import { endFile } from '~/domain/programme-ends/end-file'
import { takeEndsAsFile } from '~/domain/programme-ends/end-file.commands.server'
import { endFilter } from '~/domain/programme-ends/programme-end.schemas'
import { londonDay } from '~/kit/dates'
import { sheetReply } from '~/kit/form.server'

export const loader = signedIn(async ({ ctx, url }) => {
  const ends = await takeEndsAsFile(ctx, endFilter.parse(Object.fromEntries(url.searchParams)))
  return sheetReply(endFile(ends), `endings-${londonDay(ctx.now)}.csv`)
})
