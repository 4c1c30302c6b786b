import { signedIn } from '~/access/door.server'
import { roundSheet } from '~/domain/progress/round-sheet'
import { rowsOfRound } from '~/domain/progress/round-sheet.queries.server'
import { findRound } from '~/domain/progress/round.queries.server'
import { sheetReply } from '~/kit/form.server'

export const loader = signedIn(async ({ ctx, id }) => {
  const round = await findRound(ctx, id('roundId'))
  return sheetReply(roundSheet(await rowsOfRound(ctx, round)), 'progress.csv')
})
