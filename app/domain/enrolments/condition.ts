import { Refusal } from '~/kit/errors'

export const conditionDecisions = ['met', 'not-met', 'waived', 'open'] as const
export type ConditionDecision = (typeof conditionDecisions)[number]

export type Condition = { id: string; text: string; status: ConditionDecision }
export type ConditionChange = { condition: Condition; to: ConditionDecision }

/** The conditions that were decided otherwise than they stand. */
export function decided(
  conditions: readonly Condition[],
  decisions: Readonly<Record<string, ConditionDecision>>,
): ConditionChange[] {
  const changes = conditions.flatMap((condition) => {
    const to = decisions[condition.id]
    return to === undefined || to === condition.status ? [] : [{ condition, to }]
  })
  if (changes.length === 0)
    throw new Refusal('nothing-decided', 'Nothing was changed. Choose an answer for at least one condition.')
  return changes
}

/** Whether a place may be confirmed: nothing is open and nothing was missed. */
export function areAllClosed(conditions: readonly Pick<Condition, 'status'>[]): boolean {
  return conditions.every(({ status }) => status === 'met' || status === 'waived')
}

/** The conditions that were not met. */
export function missed<C extends Pick<Condition, 'status'>>(conditions: readonly C[]): C[] {
  return conditions.filter(({ status }) => status === 'not-met')
}

/** A place is confirmed only when every condition is met or waived. */
export function refuseOpenConditions(conditions: readonly Condition[]) {
  const open = conditions.filter(({ status }) => status === 'open').length
  if (open > 0)
    throw new Refusal(
      'conditions-open',
      `Decide every condition first. ${open} ${open === 1 ? 'is' : 'are'} still open.`,
    )
  if (!areAllClosed(conditions)) {
    throw new Refusal(
      'conditions-missed',
      'A condition was not met. Waive it, or say that the conditions were not met.',
    )
  }
}

/** Conditions are missed only where at least one is marked so. */
export function refuseNothingMissed(conditions: readonly Condition[]) {
  if (missed(conditions).length === 0) {
    throw new Refusal('nothing-missed', 'First mark the condition that was not met.')
  }
}
