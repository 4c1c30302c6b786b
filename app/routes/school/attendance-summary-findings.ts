import { signedIn } from '~/access/door.server'
import { findingsSheet } from '~/domain/catalogues/own-import'
import { findFile, findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { mustSummarise, SUMMARIES_KIND } from '~/domain/mark-files/summary.commands.server'
import { sheetReply } from '~/kit/form.server'

const MOST_FINDINGS = 50_000

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: intakeId } = await findFile(ctx, SUMMARIES_KIND, id('intakeId'))
  mustSummarise(ctx)
  const { findings } = await findingsOf(ctx, intakeId, MOST_FINDINGS)
  return sheetReply(findingsSheet(findings), 'attendance.csv')
})
