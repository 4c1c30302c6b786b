import { Refusal } from '~/kit/errors'

type Try = { kind: string; outcome: string }

/** The activity of somebody whom nobody can reach. */
export const GIVEN_UP = '820'
const CHANNELS_NEEDED = 3

/** However one sits together, it is one way to be reached. */
const inPerson = ['interview', 'meeting', 'group']
const reached = ['reached', 'reached-family', 'refused']

/** In how many different ways somebody was tried since they were last reached; the newest try comes first. */
export function channelsTried(tries: readonly Try[]): number {
  const last = tries.findIndex(({ outcome }) => reached.includes(outcome))
  const since = last === -1 ? tries : tries.slice(0, last)
  return new Set(since.map(({ kind }) => (inPerson.includes(kind) ? 'in-person' : kind))).size
}

/** Nobody is given up before three different ways were tried. */
export function refuseGivingUp(tries: readonly Try[], field: string) {
  const tried = channelsTried(tries)
  if (tried >= CHANNELS_NEEDED) return
  const sentence = `Try ${CHANNELS_NEEDED} different ways first, for example a call, a letter and a visit. You have tried ${tried}.`
  throw new Refusal('too-few-tries', sentence, field)
}
