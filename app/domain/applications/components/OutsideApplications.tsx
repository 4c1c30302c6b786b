import { SummaryList } from '~/ui/summary-list'
import { outsideStatesToStaff, type OutsideState } from '../outside-application'

type Entry = { id: string; title: string; organisationName: string; state: OutsideState }

/** What a learner applies for elsewhere, as staff read it; nothing is drawn where there is none. */
export function OutsideApplications({ entries }: { entries: readonly Entry[] }) {
  if (entries.length === 0) return null
  return (
    <>
      <h3 className="govuk-heading-s">Applied for elsewhere, as the learner says</h3>
      <SummaryList
        rows={entries.map(({ title, organisationName, state }) => ({
          key: title,
          value: `${organisationName}: ${outsideStatesToStaff[state]}`,
        }))}
      />
    </>
  )
}
