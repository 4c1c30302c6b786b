import { react, type Reaction } from '~/kit/jobs.server'
import type { Shift } from '~/kit/night-shift.server'
import '~/kit/mail.server'
import '~/domain/accounts/account.jobs.server'
import '~/domain/learners/invitation.jobs.server'

/*
 * Every job, every reaction and the night shift, on one page. A job is known to the queue once its file is imported here.
 */

/** What a later room does when something happens in an earlier one. */
const reactions: [action: string, reaction: Reaction][] = []

for (const [action, reaction] of reactions) react(action, reaction)

/** What is done at which London time, every night, in this order. When the clock jumps, each night missed is done in turn. */
export const nightShift: Shift[] = []
