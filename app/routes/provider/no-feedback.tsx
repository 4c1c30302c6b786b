import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { haveNoFeedback } from '~/domain/endings/feedback.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

/** A button of the page where feedback is given; whoever comes here otherwise is led there. */
export const loader = signedIn(async ({ id }) => {
  throw redirect(paths.provider.feedback(id('choiceId')))
})

export const action = signedIn(({ ctx, id, request }) => {
  const seen = z.object({ version: z.coerce.number().int().optional() })
  return handleButton(request, seen, paths.provider.feedback(id('choiceId')), async (form) => {
    await haveNoFeedback(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.provider.queueOf({ group: 'feedback' }), 'Kept: no feedback to give')
  })
})
