import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { liftParentBlock } from '~/domain/parents/parent-block.commands.server'
import { findBlock } from '~/domain/parents/parent.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

/** A button of the page of parents; whoever comes here otherwise is led there. */
export const loader = signedIn(async ({ ctx, id }) => {
  const { learnerId } = await findBlock(ctx, id('blockId'))
  throw redirect(paths.onBehalf.parents(learnerId))
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    const learnerId = await liftParentBlock(ctx, id('blockId'))
    return redirectWithNotice(paths.onBehalf.parents(learnerId), 'It is no longer hidden')
  }),
)
