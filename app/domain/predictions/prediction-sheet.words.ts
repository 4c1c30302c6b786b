/** The state of a sheet of grades in words. */
const sheetTags = {
  running: { text: 'Being read', colour: 'blue' },
  interrupted: { text: 'Interrupted', colour: 'orange' },
  'dry-run': { text: 'Preview', colour: 'blue' },
  done: { text: 'Taken in', colour: 'green' },
  refused: { text: 'Refused', colour: 'red' },
  undone: { text: 'Undone', colour: 'grey' },
} as const

export function sheetTag(status: string) {
  return Object.entries(sheetTags).find(([name]) => name === status)?.[1] ?? sheetTags.interrupted
}
