import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { removeSynonym } from '~/domain/search/synonym.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the list.
export const loader = signedIn(async ({ id }) => {
  id('synonymId')
  return redirect(paths.area.synonyms)
})

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, z.object({}), paths.area.synonyms, async () => {
    await removeSynonym(ctx, id('synonymId'))
    return redirectWithNotice(paths.area.synonyms, 'Done. What it was stays in the list of changes.')
  }),
)
