import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { moveStep } from '~/domain/targets/target.commands.server'
import { findStep } from '~/domain/targets/target.queries.server'
import { stepMoveForm } from '~/domain/targets/target.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// A button of the target's page: whoever comes here by its address is led there.
export const loader = signedIn(async ({ ctx, id }) => {
  const { targetId } = await findStep(ctx, id('stepId'))
  return redirect(paths.plan.target(targetId))
})

export const action = signedIn(async ({ ctx, id, request }) => {
  const { targetId } = await findStep(ctx, id('stepId'))
  return handleButton(request, stepMoveForm, paths.plan.target(targetId), async ({ move }) => {
    await moveStep(ctx, id('stepId'), move)
    return redirectWithNotice(paths.plan.target(targetId), 'The step is moved on')
  })
})
