import { formatMoment } from '~/kit/dates'
import type { Change } from '../update'
import { ChangesTable } from './ChangesTable'

/** What the applicant changed after sending, the newest first, old beside new. */
export function UpdatesSent({
  updates,
}: {
  updates: readonly { id: string; sentAt: Date | string; changes: Change[] }[]
}) {
  if (updates.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">Updates from the applicant</h2>
      {updates.map(({ id, sentAt, changes }) =>
        changes.length > 0 ? (
          <ChangesTable key={id} caption={`Sent on ${formatMoment(sentAt)}`} changes={changes} />
        ) : null,
      )}
    </>
  )
}
