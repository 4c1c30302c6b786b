import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { removeTarget } from '~/domain/partnership-targets/partnership-target.commands.server'
import { targetButton } from '~/domain/partnership-targets/partnership-target.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the targets.
export const loader = signedIn(async ({ id }) => {
  id('partnershipTargetId')
  return redirect(paths.area.targets)
})

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, targetButton, paths.area.targets, async ({ version }) => {
    await removeTarget(ctx, id('partnershipTargetId'), version)
    return redirectWithNotice(paths.area.targets, 'The target is taken away')
  }),
)
