import { signedIn } from '~/access/door.server'
import { findingsSheet } from '~/domain/catalogues/own-import'
import { findFile, findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { mustTellDestinations, TOLD_KIND } from '~/domain/activity-surveys/told-import.commands.server'
import { sheetReply } from '~/kit/form.server'

const MOST_FINDINGS = 50_000

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: intakeId } = await findFile(ctx, TOLD_KIND, id('intakeId'))
  mustTellDestinations(ctx)
  const { findings } = await findingsOf(ctx, intakeId, MOST_FINDINGS)
  return sheetReply(findingsSheet(findings), 'destinations.csv')
})
