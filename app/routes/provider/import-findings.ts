import { signedIn } from '~/access/door.server'
import { findImport, findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { findingsSheet } from '~/domain/catalogues/own-import'
import { sheetReply } from '~/kit/form.server'

const MOST_FINDINGS = 50_000

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: intakeId } = await findImport(ctx, id('intakeId'))
  const { findings } = await findingsOf(ctx, intakeId, MOST_FINDINGS)
  return sheetReply(findingsSheet(findings), 'findings.csv')
})
