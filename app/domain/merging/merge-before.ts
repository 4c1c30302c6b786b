import { z } from 'zod'

const id = z.uuid()

/** What a merge changed beside moving rows, so that it can be put back as it was. */
const shape = z.object({
  learner: z.record(z.string(), z.object({ was: z.string().nullable(), becomes: z.string().nullable() })),
  isAddressProtected: z.boolean(),
  /** The second account of one person, which cannot sign in any more. */
  accounts: z.array(id),
  rollEntries: z.array(id),
  caseloadEntries: z.array(id),
  parentLinks: z.array(id),
  /** Choices and parts of the form that hang on another application now, with the one before. */
  choices: z.array(z.object({ id, applicationId: id })),
  sections: z.array(z.object({ section: z.string(), applicationId: id, becameId: id })),
  firstSent: z.array(id),
})

export type Before = z.output<typeof shape>

/** What is kept of a merge, read back. */
export function heldBefore(kept: unknown): Before {
  return shape.parse(kept)
}
