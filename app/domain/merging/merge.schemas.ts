import { z } from 'zod'
import { mergedFieldNames, type MergedField, type Side } from './merge'

/** Which value wins, field by field, and why the two are one person. */
export const mergeForm = z.object({
  wins: z
    .record(z.string(), z.string())
    .default({})
    .transform((said): Partial<Record<MergedField, Side>> => {
      const chosen = mergedFieldNames.flatMap((field): [MergedField, Side][] => {
        const side = said[field]
        return side === 'kept' || side === 'gone' ? [[field, side]] : []
      })
      return Object.fromEntries(chosen)
    }),
  reason: z.string().trim().min(1, 'Write down how you know').max(500, 'Use 500 characters or fewer'),
})

export type MergeForm = z.output<typeof mergeForm>
