import { z } from 'zod'
import { affected, type Effect } from './calendar-effect'

const preview = z.object({
  preview: z.object({
    seen: z.string(),
    change: z.string(),
    holds: z.string(),
    lines: z.array(z.object({ what: z.string(), count: z.string() })),
  }),
})

/** What a change of holidays does to time that runs already. */
export const clocksFollow =
  'Time limits that run already are worked out again. A learner’s last day to reply never comes sooner than we wrote.'

export type Preview = z.output<typeof preview>['preview']

/** The preview that the last look at a change left on the page; nothing before one has looked. */
export function previewIn(reply: unknown): Preview | null {
  const read = preview.safeParse(reply)
  return read.success ? read.data.preview : null
}

/** A form's answer with the preview in it: what was typed comes back, and nothing is changed. */
export function previewReply(
  values: Record<string, unknown>,
  { effects, ...said }: { seen: string; change: string; holds: string; effects: readonly Effect[] },
) {
  const lines = effects.map(({ what, count }) => ({ what, count: affected(count) }))
  return { errors: {}, values, preview: { ...said, lines } }
}
