import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { orNotFound } from '~/kit/errors'
import { paths } from '~/paths'

/** The learner's plan stands where those beside the learner read it too. */
export const loader = signedIn(({ ctx }) =>
  Promise.resolve(redirect(paths.plan.home(orNotFound(ctx.actor.learnerId ?? undefined)))),
)
