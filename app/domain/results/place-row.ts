import { conditionWords } from '~/domain/enrolments/condition.words'
import type { ConditionDecision } from '~/domain/enrolments/condition'
import type { Standing } from './evaluation'
import type { Decision } from './prepared'
import { byItselfWords, decisionWords, standingTags, type Tag } from './results.words'

type Condition = { id: string; text: string; status: ConditionDecision; standing: Standing | null }
type Place = {
  id: string
  name: string
  courseTitle: string
  otherTitle: string | null
  decision: Decision | null
  conditions: readonly Condition[]
}

/** A place as the provider reads it: each condition as the results or a person left it, and what is going to happen. */
export function placeRow({ id, name, courseTitle, otherTitle, decision, conditions }: Place, standing: Standing) {
  const prepared = decision === null ? byItselfWords[standing] : decisionWords[decision]
  return {
    ...{ id, name, courseTitle },
    conditions: conditions.map((one) => ({ id: one.id, text: one.text, tag: tagOf(one) })),
    prepared: otherTitle ? `${prepared}: ${otherTitle}` : prepared,
  }
}

function tagOf({ status, standing }: Condition): Tag {
  return standing === null ? conditionWords[status] : standingTags[standing]
}
