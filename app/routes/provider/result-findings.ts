import { signedIn } from '~/access/door.server'
import { findingsSheet } from '~/domain/catalogues/own-import'
import { findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { mustPutIn } from '~/domain/results/result.commands.server'
import { findResultSheet } from '~/domain/results/result-import.queries.server'
import { sheetReply } from '~/kit/form.server'

const MOST_FINDINGS = 50_000

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: intakeId } = await findResultSheet(ctx, id('intakeId'))
  mustPutIn(ctx)
  const { findings } = await findingsOf(ctx, intakeId, MOST_FINDINGS)
  return sheetReply(findingsSheet(findings), 'results.csv')
})
