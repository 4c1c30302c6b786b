import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { takeLeavingBack } from '~/domain/nccis-returns/cohort-leaving.commands.server'
import { learnerOfLeaving } from '~/domain/nccis-returns/cohort-leaving.queries.server'
import { takeLeavingBackForm } from '~/domain/nccis-returns/cohort-leaving.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown what stands.
export const loader = signedIn(async ({ ctx, id }) =>
  redirect(paths.adviser.leaving(await learnerOfLeaving(ctx, id('leavingId')))),
)

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, takeLeavingBackForm, async () => {
    const learnerId = await takeLeavingBack(ctx, id('leavingId'))
    return redirectWithNotice(paths.adviser.learner(learnerId), 'Followed here again. Take them on if they are yours.')
  }),
)
