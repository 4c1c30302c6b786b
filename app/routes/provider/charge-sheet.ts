import { signedIn } from '~/access/door.server'
import { chargeSheet } from '~/domain/charges/charge-sheet'
import { statementShown } from '~/domain/charges/statement.queries.server'
import { sheetReply } from '~/kit/form.server'

export const loader = signedIn(async ({ ctx, id }) => {
  const shown = await statementShown(ctx, id('statementId'))
  return sheetReply(chargeSheet(shown), `statement-${shown.fromOn}-${shown.untilOn}.csv`)
})
