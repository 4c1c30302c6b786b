import { z } from 'zod'

/** A link as its form sends it: which way it goes, how, and to which course or job. */
export const newLink = z.object({
  target: z
    .string({ message: 'Choose a course or a job' })
    .transform((text) => /^(course|occupation):([a-z0-9-]{1,120})$/.exec(text))
    .transform((found, ctx) => {
      const [, is, slug] = found ?? []
      if ((is === 'course' || is === 'occupation') && slug !== undefined) return { is, slug }
      ctx.addIssue({ code: 'custom', message: 'Choose a course or a job' })
      return z.NEVER
    }),
  direction: z.enum(['before', 'after'], { message: 'Say which comes first' }),
  kind: z.enum(['straight-on', 'after-more'], { message: 'Say if more is needed in between' }),
})

export type NewLink = z.output<typeof newLink>

export const removedLink = z.object({ link: z.uuid() })
