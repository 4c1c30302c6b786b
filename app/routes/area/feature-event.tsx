import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { featureOpenEvent } from '~/domain/prospectus/open-event.commands.server'
import { featuring } from '~/domain/prospectus/open-event.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the events.
export const loader = signedIn(async ({ id }) => {
  id('eventId')
  return redirect(paths.area.events)
})

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, featuring, paths.area.events, async ({ isFeatured }) => {
    await featureOpenEvent(ctx, id('eventId'), isFeatured)
    return redirectWithNotice(paths.area.events, isFeatured ? 'It is on the home page' : 'It is off the home page')
  }),
)
