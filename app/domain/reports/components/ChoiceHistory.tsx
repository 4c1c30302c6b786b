import { Details } from '~/ui/text'
import { Timeline } from '~/ui/timeline'
import type { ChoiceHistoryEntry } from '../choice-history'

/** Everything that happened with one choice, the newest first, each with the rule that let it happen. */
export function ChoiceHistory({ entries }: { entries: readonly ChoiceHistoryEntry[] }) {
  return (
    <Timeline
      headingLevel={3}
      entries={entries.map(({ id, what, who, why, when }) => ({
        id,
        what,
        when,
        who: who ?? undefined,
        detail: why ? <Details summary="Why did this happen?">{why}</Details> : undefined,
      }))}
    />
  )
}
