import { Refusal } from '~/kit/errors'

/** How many working days somebody has who is called up: others wait behind. */
export const callUpDays = [3, 4, 5] as const
export type CallUpDays = (typeof callUpDays)[number]

/** Whoever is next is called; anybody else only with a reason that stays on the record. */
export function refuseOutOfTurn(position: number, reason: string) {
  if (position <= 1 || reason !== '') return
  const before = position - 1
  throw new Refusal(
    'out-of-turn',
    `${before === 1 ? 'One learner stands' : `${before} learners stand`} before this one. Say why this one is called first.`,
    'outOfTurn',
  )
}
