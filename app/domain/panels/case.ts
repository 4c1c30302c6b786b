import { providerStaff } from '~/access/roles'
import type { Actor } from '~/kit/actor'
import { Refusal } from '~/kit/errors'
import type { CaseState } from './case.states'

/** An urgent case is answered within so many working days. */
export const URGENT_DAYS = 5

type Keepers = { putFromId: string; homeId: string; learnerId: string; state: CaseState; startsOn: string | null }

/** For the lock of deeds of those who put a case forward: they, or the learner's own school. */
export function keptBy({ putFromId, homeId }: Pick<Keepers, 'putFromId' | 'homeId'>, { organisationId }: Actor) {
  return { organisationId: organisationId === homeId ? homeId : putFromId }
}

/** Who reads what help a learner needs: a host that did not put the case forward only once the place is confirmed. */
export function readsSupport(actor: Actor, { putFromId, state }: Pick<Keepers, 'putFromId' | 'state'>): boolean {
  const isProvider = providerStaff.some((role) => role === actor.role)
  return !isProvider || actor.organisationId === putFromId || state === 'confirmed'
}

/** Who may write down what help a learner needs: not a provider, which may not ask before there is a firm place. */
export function asksSupport({ role }: Pick<Actor, 'role'>): boolean {
  return !providerStaff.some((one) => one === role)
}

/** Refuses whoever looked at a case before somebody else changed it. */
export function refuseCaseChanged(known: { version: number }, seen: number) {
  if (known.version !== seen)
    throw new Refusal('changed-meanwhile', 'Somebody has changed this meanwhile. Look at it as it is now.')
}

/** A place that has begun is ended where it is, and not by taking the case back. */
export function refuseBegun({ state, startsOn }: Pick<Keepers, 'state' | 'startsOn'>, today: string) {
  if (state === 'confirmed' && startsOn !== null && startsOn <= today)
    throw new Refusal('begun', 'The learner has begun there. End the placement instead.')
}

/** The wishes of a form, in order; refuses the same one twice. */
export function wishesIn({ first, second, third }: { first: string; second: string | null; third: string | null }) {
  const wishes = [first, second, third].filter((wish) => wish !== null)
  if (new Set(wishes).size < wishes.length) throw new Refusal('same-wish', 'Choose each course once.', 'second')
  return wishes
}

export type OpenCase = { id: string; state: CaseState; wishes: readonly string[] }

/** Another live case of the same learner for one of the same courses: the same thing asked twice. */
export function duplicateOf(open: readonly OpenCase[], wishes: readonly string[]): OpenCase | undefined {
  return open.find((one) => one.wishes.some((wish) => wishes.includes(wish)))
}

type Hanging = {
  state: CaseState
  given: { title: string; host: string } | null
  appeal: { endedAt: unknown } | null
}

/** What closes with a case that is taken back, for whoever is about to do it. */
export function whatCloses({ state, given, appeal }: Hanging): string[] {
  const isPlaced = state === 'provisional' || state === 'confirmed'
  const lines = [
    ...(isPlaced && given ? [`The place on ${given.title} at ${given.host} is free for somebody else.`] : []),
    ...(isPlaced ? ['The learner’s blocks of the week are free again.'] : []),
    ...(state === 'awaiting-match' || state === 'unable-to-match' ? ['It leaves the agenda of the next meeting.'] : []),
    ...(appeal !== null && appeal.endedAt === null ? ['The appeal is over.'] : []),
  ]
  return [
    ...lines,
    state === 'draft' ? 'Nobody else is told.' : 'The learner and the panel read that it was withdrawn.',
  ]
}
