import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the learner.
export const loader = signedIn(async ({ id }) => redirect(paths.adviser.learner(id('learnerId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    await takeOn(ctx, id('learnerId'))
    return redirectWithNotice(paths.adviser.learner(id('learnerId')), 'On your caseload now')
  }),
)
