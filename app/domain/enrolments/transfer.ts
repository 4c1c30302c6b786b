import { belongsToCycle } from '~/domain/applications/choice'
import type { Cycle } from '~/domain/cycles/cycle'
import { Refusal } from '~/kit/errors'

/** A transfer leads to another start than the one that is held, and to one of the same year. */
export function refuseTransfer(from: string, to: { id: string; startsOn: string | null; title: string }, cycle: Cycle) {
  if (from === to.id)
    throw new Refusal('same-course', 'The learner has this course already. Choose another one.', 'run')
  if (!belongsToCycle(to.startsOn, cycle))
    throw new Refusal('wrong-cycle', `${to.title} does not start in the year of this application.`, 'run')
}
