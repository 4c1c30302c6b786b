import { Refusal } from '~/kit/errors'
import { isOut, stayFrom } from './shared-run'

/** What stands for and against a place, one line each; what is red stops it. */
export type Check = { name: string; is: 'green' | 'amber' | 'red'; says: string }

type Run = {
  places: number
  least: number
  provisional: number
  confirmed: number
  transport: string | null
  support: string | null
  safeUntil: string | null
  outFrom: string | null
  outUntil: string | null
}
type Needs = { needsTransport: boolean; support: string | null; isAgreed: boolean }
type Clash = { name: string; courseTitle: string }
type Stay = { fromOn: string; untilOn: string }

/** Every check for one case on one shared course, on the days it would be. */
export function checksOf(run: Run, needs: Needs, clashes: readonly Clash[], stay: Stay): Check[] {
  return [
    places(run),
    size(run),
    isOut(run, stay)
      ? { name: 'Service', is: 'red', says: 'The course is out of service on some of these days.' }
      : { name: 'Service', is: 'green', says: 'The course runs on all these days.' },
    blocks(clashes),
    transport(run, needs),
    support(run, needs),
    safety(run, stay),
    needs.isAgreed
      ? { name: 'Agreement', is: 'green', says: 'The learner agrees.' }
      : { name: 'Agreement', is: 'red', says: 'The learner has not agreed.' },
  ]
}

function places({ places, provisional, confirmed }: Run): Check {
  const left = places - provisional - confirmed
  return left > 0
    ? { name: 'Places', is: 'green', says: `${left} of ${places} places are left.` }
    : { name: 'Places', is: 'red', says: `All ${places} places are held or taken.` }
}

function size({ least, provisional, confirmed }: Run): Check {
  const withThem = provisional + confirmed + 1
  return withThem >= least
    ? { name: 'Group', is: 'green', says: `The group is large enough to run.` }
    : { name: 'Group', is: 'amber', says: `${withThem} with this learner; it runs with ${least} or more.` }
}

function blocks([clash]: readonly Clash[]): Check {
  return clash
    ? { name: 'Timetable', is: 'red', says: `In ${clash.name} the learner is expected at ${clash.courseTitle}.` }
    : { name: 'Timetable', is: 'green', says: 'The learner is free in these blocks.' }
}

function transport({ transport }: Run, { needsTransport }: Needs): Check {
  if (transport !== null) return { name: 'Transport', is: 'green', says: transport }
  return needsTransport
    ? { name: 'Transport', is: 'red', says: 'The learner needs transport and there is none.' }
    : { name: 'Transport', is: 'green', says: 'None is there, and none is needed.' }
}

function support({ support: given }: Run, { support: needed }: Needs): Check {
  if (needed === null) return { name: 'Support', is: 'green', says: 'No support is asked for.' }
  return given === null
    ? { name: 'Support', is: 'red', says: 'Support is asked for and the host gives none.' }
    : { name: 'Support', is: 'green', says: `The host gives: ${given}` }
}

function safety({ safeUntil }: Run, { fromOn, untilOn }: Stay): Check {
  if (safeUntil === null || safeUntil < fromOn)
    return { name: 'Health and safety', is: 'red', says: 'No check holds on the first day.' }
  return safeUntil < untilOn
    ? { name: 'Health and safety', is: 'amber', says: 'The check must be renewed before the course ends.' }
    : { name: 'Health and safety', is: 'green', says: 'The check holds for the whole course.' }
}

/** Refuses a place where a check is red, in the words of the first one. */
export function refuseRed(checks: readonly Check[]) {
  const red = checks.find((check) => check.is === 'red')
  if (red) throw new Refusal(`red-${red.name.toLowerCase().replaceAll(' ', '-')}`, red.says, 'run')
}

type Placeable = Run & { fromOn: string; untilOn: string; blocks: readonly { id: string }[] }
type Booked = Clash & { blockId: string; fromOn: string; untilOn: string }

/** The checks as they stand today, for somebody who would begin tomorrow at the earliest; of what is booked, only what is in the way. */
export function checksToday(run: Placeable, needs: Needs, booked: readonly Booked[], tomorrow: string): Check[] {
  if (run.untilOn < tomorrow) return [{ name: 'Service', is: 'red', says: 'This course is over.' }]
  const stay = stayFrom(run, tomorrow)
  const inTheWay = booked.filter(
    ({ blockId, fromOn, untilOn }) =>
      run.blocks.some(({ id }) => id === blockId) && fromOn <= stay.untilOn && stay.fromOn <= untilOn,
  )
  return checksOf(run, needs, inTheWay, stay)
}
