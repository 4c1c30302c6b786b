import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { FRIDAY } from './admissions'

type Db = Kysely<DB>

/** What a clock leaves behind, by name, and how often it has left each: none before it strikes, one ever after. */
export type Marks = () => Promise<Record<string, number>>

/** One clock set at a moment, and the London day on whose shift it must strike; on the first night there is none before. */
export type Strike = { name: string; day: string; begin: (db: Db) => Promise<Marks>; isFirstNight?: boolean }
export type Clock = readonly Strike[]

/** When a clock that counts working days is set, and what school holiday its area has. */
export type Start = { name: string; now: Date; holiday: { startsOn: string; endsOn: string } | null }

const starts: readonly Start[] = [
  { name: 'in an ordinary week', now: FRIDAY, holiday: null },
  { name: 'before Christmas', now: new Date('2026-12-18T16:00:00Z'), holiday: null },
  {
    name: 'before a school holiday',
    now: new Date('2027-02-11T10:00:00Z'),
    holiday: { startsOn: '2027-02-15', endsOn: '2027-02-19' },
  },
  { name: 'before the hour that is lost, and Easter', now: new Date('2027-03-22T10:00:00Z'), holiday: null },
  { name: 'before the hour that comes twice', now: new Date('2026-10-21T10:00:00Z'), holiday: null },
]

/** A clock that counts working days from a deed on: it strikes on the day itself, or the day after it is over. */
export function counted(days: number, when: 'on' | 'after', begin: (db: Db, start: Start) => Promise<Marks>): Clock {
  return starts.map((start) => {
    const last = countedByHand(start, days)
    return { name: start.name, day: when === 'on' ? last : addDays(last, 1), begin: (db) => begin(db, start) }
  })
}

/** The last days of clocks that know nothing of working days, those among them before the nights when the hour changes. */
const lastDays = {
  'on an ordinary day': '2026-12-04',
  'before the hour is lost': '2027-03-27',
  'before the hour comes twice': '2027-10-30',
}

/** A clock with a day of its own: it strikes so many days after it, or before. */
export function dated(shift: number, begin: (db: Db, lastDay: string) => Promise<Marks>): Clock {
  return Object.entries(lastDays).map(([name, lastDay]) => ({
    name,
    day: addDays(lastDay, shift),
    begin: (db) => begin(db, lastDay),
  }))
}

/** A clock that is set on one day and strikes on another, whatever lies between. */
export function once(name: string, day: string, begin: (db: Db) => Promise<Marks>): Strike {
  return { name, day, begin }
}

/* The calendar once more, counted day by day on a list that was copied by hand from gov.uk/bank-holidays. */

const bankHolidays = ['2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31']

/** The last of so many working days after a deed. */
export function countedByHand({ now, holiday }: Start, days: number): string {
  let day = now.toISOString().slice(0, 10)
  for (let left = days; left > 0;) {
    day = addDays(day, 1)
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
    const isAtSchool = holiday === null || day < holiday.startsOn || holiday.endsOn < day
    if (weekday !== 0 && weekday !== 6 && isAtSchool && !bankHolidays.includes(day)) left -= 1
  }
  return day
}

function addDays(day: string, count: number): string {
  return new Date(new Date(`${day}T12:00:00Z`).getTime() + count * 86_400_000).toISOString().slice(0, 10)
}
