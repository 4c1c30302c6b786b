import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { undoMerge } from '~/domain/merging/merge.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

/** A button of the list of merges; whoever comes here otherwise is led there. */
export const loader = signedIn(async ({ id }) => {
  id('mergeId')
  throw redirect(paths.adviser.merges)
})

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, z.object({}), paths.adviser.merges, async () => {
    await undoMerge(ctx, id('mergeId'))
    return redirectWithNotice(paths.adviser.merges, 'There are two records again')
  }),
)
