import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { tryAddressAgain } from '~/domain/messages/bounce.commands.server'
import { bounceForm } from '~/domain/messages/bounce.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the addresses.
export const loader = signedIn(async () => redirect(paths.support.bounces))

export const action = signedIn(({ ctx, request }) =>
  handleButton(request, bounceForm, paths.support.bounces, async ({ email }) => {
    await tryAddressAgain(ctx, email)
    return redirectWithNotice(paths.support.bounces, 'The next letter goes there again')
  }),
)
