import { formatDay } from '~/kit/dates'
import { modeWords, startWords, whyClosed } from '~/domain/courses/course-run'
import type { RunForm } from './own-run.schemas'
import { runState, type RunFlags } from './publishing.states'

/** A column of a run that its provider may write. */
export type RunColumn = Exclude<keyof RunForm, 'version' | 'newSite'>
export type RunSaid = Pick<RunForm, RunColumn>

/** What each is called, in the form and in the history. */
export const runLabels: Record<RunColumn, string> = {
  siteId: 'Place',
  startsOn: 'First day',
  startText: 'When, in words',
  endsOn: 'Last day',
  duration: 'Length',
  hours: 'Hours',
  studyMode: 'Full time or part time',
  attendanceMode: 'How it is attended',
  attendancePattern: 'Time of day or week',
  costPence: 'Cost',
  costText: 'About the cost',
  age: 'Ages',
  places: 'Places',
  offersPerHundred: 'Offers for every 100 places',
  hasHardLimit: 'No more offers than places',
  applyFrom: 'First day to apply',
  applyUntil: 'Last day to apply',
  url: 'Page about this start',
}

/** The label of a column, for lists of what changed. */
export function runLabelOf(column: string): string {
  return Object.entries(runLabels).find(([name]) => name === column)?.[1] ?? column
}

export const runColumnsOfForm = Object.keys(runLabels).filter((name): name is RunColumn => name in runLabels)

/** The columns in which what is said differs from what was shown; a standard's default was shown as not stated. */
export function changedColumns(kept: Typed, said: RunSaid): RunColumn[] {
  return runColumnsOfForm.filter((column) => shown(kept, column) !== said[column])
}

function shown(run: Typed, column: RunColumn) {
  if (run.defaulted.includes(column)) return null
  return column === 'costPence' && run.costPence === 0 ? null : run[column]
}

/** A default of the standard stops being one as soon as somebody has said otherwise. */
export function stillDefaulted(defaulted: readonly string[], changed: readonly string[]): string[] {
  return defaulted.filter((column) => !changed.includes(column))
}

type Typed = Readonly<Record<RunColumn, string | number | boolean | null>> & { defaulted: readonly string[] }

/** A run as it stands in the boxes of its form. What is only a standard's default is not stated. */
export function runTyped(run: Typed) {
  const typed = Object.fromEntries(
    runColumnsOfForm.map((column) => [column, run.defaulted.includes(column) ? null : run[column]]),
  )
  const { costPence, hasHardLimit } = run
  return {
    ...typed,
    costPence:
      typeof costPence === 'number' && costPence > 0 ? (costPence / 100).toFixed(2).replace(/\.00$/, '') : null,
    hasHardLimit: hasHardLimit === true ? 'yes' : null,
  }
}

type Listed = RunFlags & {
  id: string
  publishOn: string | null
  cancelledAt: Date | null
  startsOn: string | null
  startText: string | null
  startPrecision: string | null
  siteName: string | null
  studyMode: string | null
  attendancePattern: string | null
  defaulted: string[]
  sentMode: string | null
  places: number | null
  offersPerHundred: number | null
  applicants: number | null
  applyFrom: string | null
  applyUntil: string | null
}

export type OwnRunRow = ReturnType<typeof ownRunRow>

/** A start as the list of its course shows it to its provider. */
export function ownRunRow(run: Listed, today: string) {
  const state = runState(run)
  const why = state === 'open' ? whyClosed(run, today) : null
  return {
    id: run.id,
    start: startWords(run),
    place: run.siteName,
    mode: modeWords(run),
    places: run.places,
    offersPerHundred: run.offersPerHundred,
    applicants: run.applicants ?? 0,
    state,
    note: noteOf(run, why),
    mayCancel: run.cancelledAt === null,
  }
}

function noteOf({ cancelledAt, publishOn }: Pick<Listed, 'cancelledAt' | 'publishOn'>, why: string | null) {
  if (cancelledAt !== null) return 'Cancelled for everybody'
  return publishOn === null ? why : `Appears on ${formatDay(publishOn)}`
}
