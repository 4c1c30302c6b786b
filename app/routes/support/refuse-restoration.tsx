import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { refuseRestorationRequest } from '~/domain/reversals/restoration.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the request.
export const loader = signedIn(async ({ id }) => redirect(paths.support.restoration(id('restorationId'))))

export const action = signedIn(({ ctx, id, request }) => {
  const page = paths.support.restoration(id('restorationId'))
  return handleButton(request, z.object({}), page, async () => {
    await refuseRestorationRequest(ctx, id('restorationId'))
    return redirectWithNotice(paths.support.restorations, 'Not agreed. Nothing has changed.')
  })
})
