import { z } from 'zod'

/** One course, or all of them where none is named. */
export const nextYearForm = z.object({
  course: z
    .union([z.uuid(), z.literal('')])
    .catch('')
    .prefault(''),
})
