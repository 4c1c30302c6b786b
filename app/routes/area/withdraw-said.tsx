import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { withdrawWhatWasDone } from '~/domain/surveys/survey.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the list.
export const loader = signedIn(async ({ id }) => {
  id('saidId')
  return redirect(paths.area.said)
})

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, z.object({}), paths.area.said, async () => {
    await withdrawWhatWasDone(ctx, id('saidId'))
    return redirectWithNotice(paths.area.said, 'It is gone from the public page.')
  }),
)
