import { z } from 'zod'
import { csvText } from '~/kit/csv'

const counts = z.object({
  read: z.number(),
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  withdrawn: z.number(),
  refused: z.number(),
})

/** The counts of a file as they were kept, by noun. */
export function countsFrom(json: unknown) {
  const { data } = z.record(z.string(), counts).safeParse(json)
  return Object.entries(data ?? {}).map(([noun, of]) => ({ noun, ...of }))
}

/** The state of a file in words. */
export const importTags = {
  running: { text: 'Being read', colour: 'blue' },
  interrupted: { text: 'Interrupted', colour: 'orange' },
  'dry-run': { text: 'Preview', colour: 'blue' },
  held: { text: 'Held', colour: 'orange' },
  done: { text: 'In the prospectus', colour: 'green' },
  refused: { text: 'Refused', colour: 'red' },
  undone: { text: 'Undone', colour: 'grey' },
} as const

export function importTag(status: string) {
  return Object.entries(importTags).find(([name]) => name === status)?.[1] ?? importTags.interrupted
}

export const severityTags = {
  error: { text: 'Refused', colour: 'red' },
  warning: { text: 'Look at this', colour: 'orange' },
  info: { text: 'Good to know', colour: 'grey' },
} as const

export function severityTag(severity: string) {
  return severity === 'error' || severity === 'warning' ? severityTags[severity] : severityTags.info
}

type Found = {
  severity: string
  code: string
  line: number | null
  path: string | null
  item: string | null
  field: string | null
  received: string | null
  used: string | null
  advice: string
}

/** The findings as a sheet, in the order of the file, so that the sender can put right and send again what was wrong. */
export function findingsSheet(findings: readonly Found[]): string {
  const headings = ['Severity', 'Code', 'Line', 'Path', 'Item', 'Field', 'Received', 'Used', 'What to do']
  const rows = findings.map((one) => [
    one.severity,
    one.code,
    one.line,
    one.path,
    one.item,
    one.field,
    one.received,
    one.used,
    one.advice,
  ])
  return csvText(headings, rows, { isForPeople: true })
}
