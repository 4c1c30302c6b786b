import { fileTag } from '~/domain/catalogues/file-shown'

const goingIn = { text: 'Going in', colour: 'blue' } as const

/** The state of an enrolment file in words; while rows are still to come, it is going in. */
export function enrolmentTag(status: string, left = 0) {
  if (status === 'done' && left > 0) return goingIn
  return fileTag(status)
}

/** What the report says of a row whose turn came and that was not done. */
export function rowFinding({ line, outcome, why }: { line: number; outcome: string | null; why: string | null }) {
  return {
    severity: outcome === 'kept' ? 'warning' : 'error',
    code: outcome === 'kept' ? 'left-as-it-is' : 'refused-in-turn',
    line,
    path: null,
    item: null,
    field: null,
    received: null,
    used: null,
    advice: why ?? '',
  }
}
