import { z } from 'zod'
import { Refusal } from './errors'

/*
 * A change with consequences is looked at before it is made: the form comes back with who is affected, and asks for a yes.
 * The yes carries what was looked at, so that nobody agrees to one thing and does another.
 */

export const previewed = {
  step: z.enum(['preview', 'save']).default('preview'),
  seen: z.string().max(200).default(''),
}

/** Refuses a yes to something other than what was shown. */
export function refuseUnlessSeen(seen: string, wanted: string) {
  if (seen !== wanted) throw new Refusal('not-seen', 'You have changed the form. Look at who is affected first.')
}
