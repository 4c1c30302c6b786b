import { csvText, type Cell } from '~/kit/csv'
import type { Line } from './charge'
import { periodWords } from './charge.words'

type Shown = {
  homeName: string
  hostName: string
  lines: readonly (Line & { name: string })[]
  corrections: readonly { fromOn: string; untilOn: string; pence: number }[]
  totalPence: number
}

const headings = [
  ...['Host', 'Home school', 'Learner', 'Course', 'Pence each', 'Times', 'Before the start', 'At rest', 'Cancelled'],
  ...['After the end', 'Charge in pence', 'Credit in pence', 'Left in pence'],
]

/** A statement as a sheet: its lines, its corrections, and the total, in whole pence. */
export function chargeSheet({ homeName, hostName, lines, corrections, totalPence }: Shown): string {
  const rows: Cell[][] = lines.map((line) => [
    ...[hostName, homeName, line.name, line.course, line.penceEach, line.times],
    ...[line.notStarted, line.resting, line.cancelled, line.ended],
    ...[line.chargePence, line.creditPence, line.chargePence - line.creditPence],
  ])
  const summed = (what: string, pence: number): Cell[] => [hostName, homeName, what, ...none, pence]
  const corrected = corrections.map((earlier) => summed(`Correction to ${periodWords(earlier)}`, earlier.pence))
  return csvText(headings, [...rows, ...corrected, summed('Total', totalPence)], { isForPeople: true })
}

const none: Cell[] = Array.from({ length: 9 }, () => null)
