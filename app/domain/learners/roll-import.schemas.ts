import { z } from 'zod'

/** What is said of each held row: `same:` with an id, `different`, `left`, `stays`, or nothing. */
export const rollAnswers = z.object({ answers: z.record(z.uuid(), z.string().max(60)).default({}) })
