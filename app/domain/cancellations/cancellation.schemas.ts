import { z } from 'zod'

const ticked = z.preprocess(
  (value) => (typeof value === 'string' && value !== '' ? [value] : value === '' ? [] : value),
  z.array(z.uuid()).max(200).default([]),
)

/** Which starts are cancelled and why. With `step` preview nothing is done: the form comes back with who is affected. */
export const cancellationForm = z.object({
  starts: ticked.refine((starts) => starts.length > 0, 'Choose at least one start'),
  reason: z.uuid('Choose the reason'),
  detail: z.string().trim().max(1000, 'Keep the message to 1,000 letters').default(''),
  step: z.enum(['preview', 'save']).default('preview'),
  seen: z.string().max(10_000).default(''),
})

const preview = z.object({
  preview: z.object({
    seen: z.string(),
    total: z.number(),
    states: z.array(z.object({ what: z.string(), count: z.number() })),
    letters: z.array(z.object({ title: z.string(), lines: z.array(z.string()) })),
  }),
})

export type CancellationPreview = z.output<typeof preview>['preview']

/** The preview that the last look has left on the page; nothing before one has looked. */
export function cancellationPreviewIn(reply: unknown): CancellationPreview | null {
  const read = preview.safeParse(reply)
  return read.success ? read.data.preview : null
}
