import { filterIn } from '~/domain/queues/queue'
import type { Selection } from './bulk-act.schemas'
import type { Chosen, Plan } from './plan'

const SHOWN = 50

type Named = { id: string; name: string; course: string }

export type PlanShown = {
  going: Named[]
  goingCount: number
  leftOut: (Named & { why: string })[]
  leftOutCount: number
  hasMore: boolean
  beyond: string[]
}

/** A plan as a page shows it: the first of each, and how many there are. */
export function planShown({ plan, hasMore }: { plan: Plan; hasMore: boolean }): PlanShown {
  return {
    going: plan.going.slice(0, SHOWN).map(named),
    goingCount: plan.going.length,
    leftOut: plan.leftOut.slice(0, SHOWN).map(({ choice, why }) => ({ ...named(choice), why })),
    leftOutCount: plan.leftOut.length,
    hasMore,
    beyond: plan.beyond.slice(0, SHOWN).map(beyondWords),
  }
}

function beyondWords({ courseTitle, offers }: Plan['beyond'][number]) {
  const many = offers === 1 ? '1 offer goes' : `${offers.toLocaleString('en-GB')} offers go`
  return `${courseTitle}: ${many} beyond what you meant to make for its places.`
}

/** What was chosen as a form carries it along. */
export function chosenShown({ ids, filter }: Selection) {
  return { ids, filter: filter === null ? '' : new URLSearchParams({ ...filterIn(filter), all: 'yes' }).toString() }
}

function named({ id, name, courseTitle }: Chosen): Named {
  return { id, name, course: courseTitle }
}
