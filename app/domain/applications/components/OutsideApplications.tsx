import { SummaryList } from '~/ui/summary-list'
import { outsideStatesToStaff, type OutsideState } from '../outside-application'

type Entry = {
  id: string
  title: string
  organisationName: string
  state: OutsideState
  toldBy: string | null
  isDenied: boolean
}

/** What a learner applies for elsewhere, as staff read it; nothing is drawn where there is none. */
export function OutsideApplications({ entries }: { entries: readonly Entry[] }) {
  const known = entries.filter(({ isDenied }) => !isDenied)
  if (known.length === 0) return null
  return (
    <>
      <h3 className="govuk-heading-s">Applied for elsewhere, as the learner or the provider says</h3>
      <SummaryList
        rows={known.map(({ title, organisationName, state, toldBy }) => ({
          key: title,
          value: `${organisationName}: ${outsideStatesToStaff[state]}${toldBy === null ? '' : ' (the provider told us)'}`,
        }))}
      />
    </>
  )
}
