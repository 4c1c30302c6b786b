import { canMove } from '~/domain/applications/choice'
import type { ChoiceState } from '~/domain/applications/choice.states'
import { refusalOf } from '~/domain/applications/choice.words'
import { goingBeyond, type Capacity } from '~/domain/offers/capacity'
import { aboutActs, type ActKind } from './bulk-act'

export type Chosen = {
  id: string
  version: number
  state: ChoiceState
  name: string
  courseId: string
  courseTitle: string
  courseRunId: string
}

export type PlanFacts = {
  /** Courses that have no usual offer, where each is to be offered the usual one. */
  withoutOffer?: ReadonlySet<string>
  /** How full each run is whose number of places is known. */
  capacity?: ReadonlyMap<string, Capacity>
}

export type Plan = {
  going: Chosen[]
  leftOut: { choice: Chosen; why: string }[]
  /** How many of the offers would go beyond what was meant for the places of each course. */
  beyond: { courseTitle: string; offers: number }[]
}

/** To whom an act would be done, and who would be left out with the sentence why, in the order in which it would be done. */
export function planAct(kind: ActKind, choices: readonly Chosen[], facts: PlanFacts = {}): Plan {
  const left = placesLeft(facts.capacity)
  const plan: Plan = { going: [], leftOut: [], beyond: [] }
  for (const choice of choices) {
    const why = whyNot(kind, choice, facts, left)
    if (why !== null) plan.leftOut.push({ choice, why })
    else {
      plan.going.push(choice)
      const places = left.get(choice.courseRunId)
      if (places !== undefined) left.set(choice.courseRunId, places - 1)
    }
  }
  return kind === 'offer' ? { ...plan, beyond: beyondIn(plan.going, facts.capacity) } : plan
}

function placesLeft(capacity: PlanFacts['capacity'] = new Map()) {
  const hard = [...capacity].filter(([, { hasHardLimit }]) => hasHardLimit)
  return new Map(hard.map(([run, { places, taken }]) => [run, places - taken]))
}

function beyondIn(going: readonly Chosen[], capacity: PlanFacts['capacity'] = new Map()): Plan['beyond'] {
  const runs = Map.groupBy(going, ({ courseRunId }) => courseRunId)
  return [...runs].flatMap(([run, choices]) => {
    const full = capacity.get(run)
    const offers = full ? goingBeyond(full, choices.length) : 0
    return offers > 0 ? [{ courseTitle: choices[0]?.courseTitle ?? '', offers }] : []
  })
}

function whyNot(kind: ActKind, choice: Chosen, facts: PlanFacts, left: ReadonlyMap<string, number>): string | null {
  const { event } = aboutActs[kind]
  if (event && !canMove(choice.state, event)) return refusalOf(choice.state, event)
  if (kind !== 'offer') return null
  if (facts.withoutOffer?.has(choice.courseId)) return `${choice.courseTitle} has no usual offer written down yet.`
  if ((left.get(choice.courseRunId) ?? 1) <= 0) return `No place is left on ${choice.courseTitle}.`
  return null
}

/** What somebody has looked at before the yes. */
export function lookedAt({ going, leftOut }: Plan, terms: unknown = ''): string {
  return `${going.length} ${leftOut.length} ${going[0]?.id ?? ''} ${going.at(-1)?.id ?? ''} ${shortOf(JSON.stringify(terms))}`
}

/** The same words give the same short number: enough to notice that a form was changed after it was looked at. */
function shortOf(text: string): number {
  let sum = 0
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000_007
  return sum
}
