import { formatMoment } from '~/kit/dates'
import { countsFrom, severityTag } from './own-import'

/** The state of a file in words, for files that are previewed and taken in. */
const fileTags = {
  running: { text: 'Being read', colour: 'blue' },
  interrupted: { text: 'Interrupted', colour: 'orange' },
  'dry-run': { text: 'Preview', colour: 'blue' },
  done: { text: 'Taken in', colour: 'green' },
  refused: { text: 'Refused', colour: 'red' },
  undone: { text: 'Undone', colour: 'grey' },
} as const

export function fileTag(status: string) {
  return Object.entries(fileTags).find(([name]) => name === status)?.[1] ?? fileTags.interrupted
}

type File = {
  id: string
  fileName: string
  status: string
  startedAt: Date
  counts: unknown
  keptAs: string | null
  isAllOrNothing: boolean
}

/** A file as its page shows it; the noun is what its rows were counted as. */
export function fileShown<F extends { severity: string }>(
  { id, fileName, status, startedAt, counts: json, keptAs, isAllOrNothing }: File,
  noun: string,
  findings: readonly F[],
) {
  const counts = countsFrom(json).filter((of) => of.noun === noun)
  return {
    ...{ id, fileName, counts, isAllOrNothing },
    tag: fileTag(status),
    when: formatMoment(startedAt),
    isPreview: status === 'dry-run' && keptAs !== null,
    isRefused: status === 'refused',
    changesNothing: counts.every(({ added, changed }) => added + changed === 0),
    mayUndo: status === 'done',
    findings: findings.map((one) => ({ ...one, tag: severityTag(one.severity) })),
  }
}

/** The files so far as a list. */
export function filesShown<F extends { status: string; startedAt: Date }>(files: readonly F[]) {
  return files.map(({ startedAt, status, ...file }) => ({
    ...file,
    tag: fileTag(status),
    when: formatMoment(startedAt),
  }))
}

/** Why a file cannot be undone, where it cannot. */
export function whyNotUndone(status: string): string | undefined {
  return status === 'done' ? undefined : 'There is nothing to undo.'
}
