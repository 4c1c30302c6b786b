import { z } from 'zod'
import { isValueOf, wordFieldNames } from './provider-word'

/** One of the provider's own words and what it stands for; nothing chosen means that it stands for nothing any more. */
export const wordForm = z
  .object({
    field: z.enum(wordFieldNames),
    word: z.string().trim().min(1).max(500),
    value: z.string().transform((value) => (value === '' ? null : value)),
  })
  .refine(({ field, value }) => value === null || isValueOf(field, value), {
    path: ['value'],
    message: 'Choose what the word stands for',
  })
