import { signedIn } from '~/access/door.server'
import { ownBoardOf } from '~/domain/scorecards/school-board.queries.server'
import { ownQuestion } from '~/domain/scorecards/scorecard.schemas'
import { ownSheetOf } from '~/domain/scorecards/school-board-shown'
import { csvText } from '~/kit/csv'
import { NotFound } from '~/kit/errors'
import { sheetReply } from '~/kit/form.server'

export const loader = signedIn(async ({ ctx, url }) => {
  const asked = ownQuestion.parse(Object.fromEntries(url.searchParams))
  const { month, board } = await ownBoardOf(ctx, asked)
  if (!month) throw new NotFound('figure')
  const { headings, rows } = ownSheetOf(board, asked.by, month)
  const name = `taking-part-by-${asked.by}-${month.periodEnd}.csv`
  return sheetReply(csvText(headings, rows, { isForPeople: true }), name)
})
