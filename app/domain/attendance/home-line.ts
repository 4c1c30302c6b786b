/** What a school's own register says of a learner who is at another site: the code that fits the host's mark, or none. */
export type Line = {
  /** The host's mark; null while there is none. */
  hostCode: string | null
  /** The code this school uses while the learner is where they should be. */
  presentCode: 'B' | 'D'
  /** The code of an absence the school knew of before. */
  knownCode: string | null
  /** What the school's register says; null until somebody has said so, with the host's mark it was said of. */
  home: { code: string; hostCode: string | null } | null
}

export type Conflict = 'changed-since' | 'says-otherwise' | 'no-code' | 'known-away'

const UNEXPLAINED = 'N'
const ABSENT = 'O'

// Work and visits have codes of their own at a school. What is not here is for a person to say.
const codesOfMarks: Record<string, string> = { W: 'W', V: 'V', O: UNEXPLAINED, A: 'C', S: 'I' }
const presentMarks = ['P', 'L', 'E', 'V', 'W']
const absentMarks = ['O', 'A', 'S']

/** The code proposed for the school's register: nothing where the host's mark does not say where the learner was. */
export function proposedCode({ hostCode, presentCode, knownCode }: Line): string | null {
  if (hostCode === null) return null
  if (hostCode === ABSENT && knownCode !== null) return knownCode
  return codesOfMarks[hostCode] ?? (presentMarks.includes(hostCode) ? presentCode : null)
}

/** What somebody has to look at, because two sites say different things. */
export function conflictsOf(line: Line): Conflict[] {
  const { hostCode, knownCode, home } = line
  const found: Conflict[] = []
  if (hostCode !== null && proposedCode(line) === null && home === null) found.push('no-code')
  if (home && home.hostCode !== hostCode) found.push('changed-since')
  if (home && hostCode !== null && saysOtherwise(hostCode, home.code)) found.push('says-otherwise')
  if (knownCode !== null && hostCode !== null && presentMarks.includes(hostCode) && home === null)
    found.push('known-away')
  return found
}

/** The host says absent, and nobody has said why: the home school and the parents are told the same day. */
export function isUnexplained(line: Line): boolean {
  return line.hostCode === ABSENT && (line.home?.code ?? proposedCode(line)) === UNEXPLAINED
}

/**
 * Whether one click may take the proposal over: there is one, nothing has been said yet, and nothing stands against it. Nobody
 * clicks away an absence without a reason.
 */
export function canConfirm(line: Line): boolean {
  return line.home === null && proposedCode(line) !== null && !isUnexplained(line) && conflictsOf(line).length === 0
}

/** The host's own mark for an absence that the school knows of: why is the school's business, that it is known is not. */
export function markOfKnown(knownCode: string): string {
  return knownCode === 'W' || knownCode === 'V' ? knownCode : 'A'
}

function saysOtherwise(hostCode: string, homeCode: string) {
  return presentMarks.includes(hostCode) ? absentCodes.includes(homeCode) : isThere(hostCode, homeCode)
}

function isThere(hostCode: string, homeCode: string) {
  return absentMarks.includes(hostCode) && thereCodes.includes(homeCode)
}

const thereCodes = ['/', '\\', 'L', 'B', 'D', 'K', 'P', 'V', 'W']
const absentCodes = ['C', 'C1', 'C2', 'E', 'G', 'I', 'J1', 'M', 'N', 'O', 'R', 'S', 'T', 'U']
