import { signedIn } from '~/access/door.server'
import { courseSheet } from '~/domain/catalogues/course-sheet.commands.server'
import { londonDay } from '~/kit/dates'
import { sheetReply } from '~/kit/form.server'

export const loader = signedIn(async ({ ctx }) =>
  sheetReply(await courseSheet(ctx), `courses-${londonDay(ctx.now)}.csv`),
)
