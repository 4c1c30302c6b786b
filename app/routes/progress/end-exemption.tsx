import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { coreSubjects } from '~/domain/progress/must-study'
import { endExemption } from '~/domain/progress/watch.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the exemptions.
export const loader = signedIn(({ id }) => Promise.resolve(redirect(paths.progress.exemption(id('learnerId')))))

const which = z.object({ subject: z.enum(coreSubjects) })

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, which, paths.progress.exemption(id('learnerId')), async ({ subject }) => {
    await endExemption(ctx, id('learnerId'), subject)
    return redirectWithNotice(paths.progress.learner(id('learnerId')), 'Taken back')
  }),
)
