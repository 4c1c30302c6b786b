import { signedIn } from '~/access/door.server'
import { findingsSheet } from '~/domain/catalogues/own-import'
import { findFile, findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { RETURNS_KIND, mustTakeIn } from '~/domain/return-files/return-import.commands.server'
import { sheetReply } from '~/kit/form.server'

const MOST_FINDINGS = 50_000

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: intakeId } = await findFile(ctx, RETURNS_KIND, id('intakeId'))
  mustTakeIn(ctx)
  const { findings } = await findingsOf(ctx, intakeId, MOST_FINDINGS)
  return sheetReply(findingsSheet(findings), 'return.csv')
})
