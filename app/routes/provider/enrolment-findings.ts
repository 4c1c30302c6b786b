import { signedIn } from '~/access/door.server'
import { findingsSheet } from '~/domain/catalogues/own-import'
import { findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { findEnrolmentFile, rowsNotDone } from '~/domain/enrolment-files/enrolment-file.queries.server'
import { rowFinding } from '~/domain/enrolment-files/enrolment-file.words'
import { sheetReply } from '~/kit/form.server'

const MOST_FINDINGS = 50_000

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: intakeId } = await findEnrolmentFile(ctx, id('intakeId'))
  const { findings } = await findingsOf(ctx, intakeId, MOST_FINDINGS)
  const notDone = await rowsNotDone(ctx, intakeId, MOST_FINDINGS)
  return sheetReply(findingsSheet([...findings, ...notDone.map(rowFinding)]), 'enrolments.csv')
})
