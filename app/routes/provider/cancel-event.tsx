import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { cancelOpenEvent } from '~/domain/prospectus/open-event.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the events.
export const loader = signedIn(async ({ id }) => {
  id('eventId')
  return redirect(paths.provider.events)
})

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, z.object({}), paths.provider.events, async () => {
    await cancelOpenEvent(ctx, id('eventId'))
    return redirectWithNotice(paths.provider.events, 'The event is called off')
  }),
)
