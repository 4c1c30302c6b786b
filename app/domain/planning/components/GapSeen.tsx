import { countWords } from '~/kit/small-numbers'
import { SummaryList } from '~/ui/summary-list'
import type { GapSeen } from '../course-gap'

type Props = { seen: GapSeen; /** Counts of learners are told roughly. */ isRough?: boolean }

/** What tells that something is missing. */
export function GapSeenList({ seen: { together, firstChoices, places }, isRough = false }: Props) {
  const told = (count: number | null) => (isRough && count !== null ? `about ${countWords(count)}` : countWords(count))
  return (
    <SummaryList
      rows={[
        { key: 'Asked for in vain', value: together === null ? 'fewer than five times' : `${told(together)} times` },
        { key: 'First choices', value: told(firstChoices) },
        { key: 'Places', value: places === null ? 'not told by every provider' : countWords(places) },
      ]}
    />
  )
}
