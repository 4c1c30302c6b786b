import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { callBackHandover } from '~/domain/handovers/handover.commands.server'
import { findHandover } from '~/domain/handovers/handover.queries.server'
import { handoverMove } from '~/domain/handovers/handover.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown what was handed over of the learner.
export const loader = signedIn(async ({ ctx, id }) => {
  const { learnerId } = await findHandover(ctx, id('handoverId'))
  return redirect(paths.school.handOver(learnerId))
})

export const action = signedIn(async ({ ctx, id, request }) => {
  const { learnerId } = await findHandover(ctx, id('handoverId'))
  const page = paths.school.handOver(learnerId)
  return handleButton(request, handoverMove, page, async (move) => {
    await callBackHandover(ctx, id('handoverId'), move)
    return redirectWithNotice(page, 'Called back')
  })
})
