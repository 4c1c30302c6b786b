import { z } from 'zod'
import { testStates } from './test-data'

/** How many invented applications somebody who tries the interface wants, and how they are to stand. */
export const testDataBody = z.strictObject({
  count: z.int().min(1).max(50, 'Up to 50 at once').default(1),
  state: z.enum(testStates).default('submitted'),
})
