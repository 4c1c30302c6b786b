import type { Context } from './context.server'

/** A question that must have no answer: each row it finds is something that cannot be, and somebody should look at it. */
export type Check = {
  name: string
  /** What is wrong with each row, in a sentence. */
  sentence: string
  find: (ctx: Context, atMost: number) => Promise<{ subjectId: string; learnerId: string | null }[]>
}
