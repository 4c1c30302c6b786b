import { formatTime } from '~/kit/dates'
import { canConfirm, conflictsOf, isUnexplained, proposedCode, type Line } from './home-line'
import { conflictWords, standingTag } from './home-line.words'

type Found = {
  line: Line
  sessionId: string
  learnerId: string
  placementId: string
  givenNames: string
  familyName: string
  form: string | null
  title: string
  courseTitle: string
  hostName: string
  siteName: string | null
  hostLabel: string | null
  minutesLate: number | null
  startsAt: Date
  endsAt: Date
}

/** One line as the home school reads it. */
export function homeLineShown({ line, sessionId, learnerId, placementId, ...found }: Found) {
  const conflicts = conflictsOf(line)
  const isOpen = isUnexplained(line)
  return {
    sessionId,
    learnerId,
    placementId,
    name: `${found.givenNames} ${found.familyName}`,
    form: found.form,
    hours: `${formatTime(found.startsAt)} to ${formatTime(found.endsAt)}`,
    session: `${found.title}, ${found.courseTitle}`,
    site: [found.hostName, found.siteName].filter(Boolean).join(', '),
    hostMark: hostWords(found),
    isMarked: line.hostCode !== null,
    proposed: proposedCode(line),
    homeCode: line.home?.code ?? null,
    conflicts: conflicts.map((conflict) => conflictWords[conflict]),
    isUnexplained: isOpen,
    canConfirm: canConfirm(line),
    tag: standingTag({ ...line, homeCode: line.home?.code ?? null, conflicts, isUnexplained: isOpen }),
  }
}

export type ShownLine = ReturnType<typeof homeLineShown>

/** How many of a day stand how: what one sees first. */
export function dayCounts(lines: readonly ShownLine[]) {
  const count = (is: (line: ShownLine) => boolean) => lines.filter(is).length
  const conflicting = count(({ conflicts }) => conflicts.length > 0)
  return [
    { label: 'sessions elsewhere', count: lines.length },
    { label: 'not marked yet', count: count(({ isMarked }) => !isMarked) },
    { label: 'without a reason', count: count((line) => line.isUnexplained) },
    { label: 'to look at', count: conflicting, isUrgent: conflicting > 0 },
    { label: 'to confirm', count: count((line) => line.canConfirm) },
  ]
}

function hostWords({ hostLabel, minutesLate }: Pick<Found, 'hostLabel' | 'minutesLate'>) {
  if (hostLabel === null) return 'Not marked yet'
  return minutesLate ? `${hostLabel}, ${minutesLate} minutes` : hostLabel
}
