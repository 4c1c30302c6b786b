import { z } from 'zod'

const preview = z.object({ preview: z.object({ seen: z.string(), lines: z.array(z.string()) }) })

/** What the last look at an act has left on its page: the words the learners would read. Nothing before one has looked. */
export function actPreviewIn(reply: unknown) {
  const read = preview.safeParse(reply)
  return read.success ? read.data.preview : null
}
