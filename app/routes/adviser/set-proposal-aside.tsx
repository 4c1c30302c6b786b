import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { refuseProposal } from '~/domain/participation/proposal.commands.server'
import { findProposal } from '~/domain/participation/proposal.queries.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown what waits of this learner.
export const loader = signedIn(async ({ ctx, id }) => {
  const { learnerId } = await findProposal(ctx, id('activityId'))
  return redirect(paths.adviser.activity(learnerId))
})

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, z.object({}), paths.guarantee.proposals(), async () => {
    await refuseProposal(ctx, id('activityId'))
    return redirectWithNotice(paths.guarantee.proposals(), 'Set aside')
  }),
)
