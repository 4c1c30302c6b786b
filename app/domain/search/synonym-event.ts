import { z } from 'zod'

type Happened = { id: string; happenedAt: Date; action: string; particulars: unknown }

const said = z.object({
  asked: z.string(),
  meant: z.string(),
  before: z.object({ asked: z.string(), meant: z.string() }).optional(),
})
const verbs: Record<string, string> = {
  'synonym.added': 'Added',
  'synonym.changed': 'Changed to',
  'synonym.removed': 'Removed',
  'synonym.switched-off': 'Switched off here',
  'synonym.switched-on': 'Switched on again',
}

/** One change of the list of synonyms, as its timeline tells it. */
export function synonymEvent({ id, happenedAt, action, particulars }: Happened) {
  const told = said.safeParse(particulars)
  const before = told.data?.before
  return {
    id,
    at: happenedAt,
    what: `${verbs[action] ?? 'Changed'}${told.success ? `: ${pair(told.data)}` : ''}`,
    detail: before ? `Before: ${pair(before)}` : null,
  }
}

function pair({ asked, meant }: { asked: string; meant: string }) {
  return `“${asked}” means “${meant}”`
}
