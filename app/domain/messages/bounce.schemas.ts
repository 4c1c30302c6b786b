import { z } from 'zod'

/** An address as it is typed. */
export const bounceForm = z.object({ email: z.email('Enter an email address, for example amina@example.org').max(254) })
