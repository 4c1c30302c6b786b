const tags = {
  running: { text: 'Being read', colour: 'blue' },
  interrupted: { text: 'Interrupted', colour: 'orange' },
  'dry-run': { text: 'Preview', colour: 'blue' },
  done: { text: 'Taken in', colour: 'green' },
  refused: { text: 'Refused', colour: 'red' },
  undone: { text: 'Undone', colour: 'grey' },
} as const

const goingIn = { text: 'Going in', colour: 'blue' } as const

/** The state of an enrolment file in words; while rows are still to come, it is going in. */
export function fileTag(status: string, left = 0) {
  if (status === 'done' && left > 0) return goingIn
  return Object.entries(tags).find(([name]) => name === status)?.[1] ?? tags.interrupted
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
