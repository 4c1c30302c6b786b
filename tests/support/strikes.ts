import type { Kysely } from 'kysely'
import { expect } from 'vitest'
import type { DB } from '#db/schema'
import { nightShift } from '~/night-shift'
import { londonMoment } from '~/kit/dates'
import type { Shift } from '~/kit/night-shift.server'
import type { Marks } from './clocks'
import { clocks } from './every-clock'

/** Every case of every clock, with the line of the night shift that it belongs to. */
export const strikes = Object.entries(clocks).flatMap(([line, clock]) => clock.map((strike) => ({ line, ...strike })))

/** The line of the night shift, and its minute on a London day. */
export function momentOf(line: string, day: string): { shift: Shift; at: Date } {
  const shift = nightShift.find(({ name }) => name === line)
  if (!shift) throw new Error(`No line of the night shift is called ${line}.`)
  return { shift, at: londonMoment(day, `${shift.at}:00`) }
}

export async function expectOnce(marks: Marks) {
  const counts = await marks()
  expect(Object.keys(counts)).not.toEqual([])
  expect(Object.entries(counts).filter(([, count]) => count !== 1)).toEqual([])
}

/** What a case has left open is over: the next one is not to walk through it. */
export function endWhatIsOpen(db: Kysely<DB>) {
  return db.updateTable('choice').set({ state: 'withdrawn' }).execute()
}
