import { formatDay } from '~/kit/dates'
import { SummaryList } from '~/ui/summary-list'

/** The place on a waiting list, and until when it counts. */
export function WaitingPlace({ wait }: { wait: { position: number; expiresOn: string } }) {
  return (
    <SummaryList
      card={{ title: 'Waiting list' }}
      rows={[
        { key: 'Place on the list', value: String(wait.position) },
        { key: 'Counts until', value: formatDay(wait.expiresOn) },
      ]}
    />
  )
}
