import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { takeDecisionBack } from '~/domain/guarantees/guarantee.commands.server'
import { findGuarantee } from '~/domain/guarantees/guarantee.queries.server'
import { takeBackForm } from '~/domain/guarantees/guarantee.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown what stands.
export const loader = signedIn(async ({ ctx, id }) => {
  const { id: guaranteeId } = await findGuarantee(ctx, id('guaranteeId'))
  return redirect(paths.guarantee.decide(guaranteeId))
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, takeBackForm, async ({ version }) => {
    await takeDecisionBack(ctx, id('guaranteeId'), version)
    return redirectWithNotice(paths.guarantee.decide(id('guaranteeId')), 'The record stands again')
  }),
)
