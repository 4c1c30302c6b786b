import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { takeTimeAway } from '~/domain/enrolment-desk/appointment.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown all times.
export const loader = signedIn(async ({ id }) => {
  id('timeId')
  return Promise.resolve(redirect(paths.provider.enrolmentTimes))
})

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, z.object({}), paths.provider.enrolmentTimes, async () => {
    await takeTimeAway(ctx, id('timeId'))
    return redirectWithNotice(paths.provider.enrolmentTimes, 'The time was taken away')
  }),
)
