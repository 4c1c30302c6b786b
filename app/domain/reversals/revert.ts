import { Refusal } from '~/kit/errors'
import { is, type ChoiceState } from '~/domain/applications/choice.states'

const DAY_MS = 86_400_000
export const REVERT_DAYS = 30

/** The rejection as it stands, and what else the learner has. */
export type Rejected = {
  state: ChoiceState
  courseRunId: string
  rejectedAt: Date | null
  isByClock: boolean
  isCycleClosed: boolean
  others: readonly { state: ChoiceState; courseRunId: string }[]
}

/** Why a rejection can no longer be turned into an offer; nothing where it can. */
export function revertRefusal(rejected: Rejected, now: Date): Refusal | null {
  const { state, rejectedAt, others } = rejected
  if (state !== 'rejected' || rejectedAt === null) {
    return new Refusal('not-from-here', 'Only a rejected application can get an offer in this way.')
  }
  if (rejected.isByClock) {
    return new Refusal('ended-by-clock', 'A clock ended this one, as on a waiting list. The learner can apply again.')
  }
  if (rejected.isCycleClosed) return new Refusal('cycle-closed', 'The year is closed. The learner can apply next year.')
  if (now.getTime() - rejectedAt.getTime() > REVERT_DAYS * DAY_MS) {
    return new Refusal('too-late', `A rejection can be changed for ${REVERT_DAYS} days. The learner can apply again.`)
  }
  if (others.some((other) => is(other.state, 'holdsFirm') || is(other.state, 'firmPlace'))) {
    return new Refusal('placed-elsewhere', 'The learner has taken a place elsewhere since.')
  }
  if (others.some((other) => other.courseRunId === rejected.courseRunId && !is(other.state, 'terminal'))) {
    return new Refusal('applied-again', 'The learner has applied for this course again. Answer that application.')
  }
  return null
}

export function refuseRevert(rejected: Rejected, now: Date) {
  const refusal = revertRefusal(rejected, now)
  if (refusal) throw refusal
}
