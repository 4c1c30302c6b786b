import { csvText, type Cell } from '~/kit/csv'
import { completionStatus, isNonStart, levelMove } from './programme-end'
import { endKindFrom } from './programme.states'

type Row = {
  givenNames: string
  familyName: string
  courseTitle: string
  kind: string
  startedOn: string
  lastOn: string
  party: string | null
  futureInterest: string | null
  level: string | null
  next: string
  nextProvider: string | null
  nextCourse: string | null
  nextLevel: string | null
  nextStartsOn: string | null
  reasons: readonly { label: string; returnCode: string | null }[]
}

const headings = [
  ...[
    'Given names',
    'Family name',
    'Programme',
    'Ended',
    'First day',
    'Last day',
    'Within six weeks',
    'Ended by',
    'Reasons',
  ],
  ...[
    'Wants to come back',
    'Next step',
    'Next provider',
    'Next course',
    'Next begins',
    'Level',
    'CompStatus',
    'WithdrawReason',
  ],
]

/** The list of endings as a sheet, with the codes of the further education return beside our words. */
export function endFile(ends: readonly Row[]): string {
  return csvText(headings, ends.map(cellsOf), { isForPeople: true })
}

function cellsOf(end: Row): Cell[] {
  const kind = endKindFrom(end.kind) ?? 'withdrawn'
  return [
    ...[end.givenNames, end.familyName, end.courseTitle, kind, end.startedOn, end.lastOn],
    isNonStart({ ...end, kind }) ? 'yes' : 'no',
    end.party,
    end.reasons.map(({ label }) => label).join('; '),
    ...[end.futureInterest, end.next, end.nextProvider, end.nextCourse, end.nextStartsOn],
    levelMove(end.level, end.nextLevel),
    completionStatus(kind),
    end.reasons[0]?.returnCode ?? null,
  ]
}
