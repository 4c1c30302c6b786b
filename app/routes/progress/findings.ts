import { signedIn } from '~/access/door.server'
import { findingsSheet } from '~/domain/catalogues/own-import'
import { findFile, findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { mustImport, PROGRESS_KIND, roundOfFile } from '~/domain/progress/entry-import.commands.server'
import { sheetReply } from '~/kit/form.server'

const MOST_FINDINGS = 50_000

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: intakeId } = await findFile(ctx, PROGRESS_KIND, id('intakeId'))
  await mustImport(ctx, await roundOfFile(ctx, intakeId))
  const { findings } = await findingsOf(ctx, intakeId, MOST_FINDINGS)
  return sheetReply(findingsSheet(findings), 'progress-findings.csv')
})
