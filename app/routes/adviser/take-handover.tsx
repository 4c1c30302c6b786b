import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { takeHandover } from '~/domain/handovers/handover.commands.server'
import { handoverMove } from '~/domain/handovers/handover.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the handover.
export const loader = signedIn(async ({ id }) => redirect(paths.adviser.handover(id('handoverId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, handoverMove, paths.adviser.handover(id('handoverId')), async (move) => {
    await takeHandover(ctx, id('handoverId'), move)
    return redirectWithNotice(paths.adviser.handover(id('handoverId')), 'Taken. The school has been told.')
  }),
)
