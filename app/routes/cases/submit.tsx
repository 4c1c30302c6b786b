import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { submitCase } from '~/domain/panels/case.commands.server'
import { findCase } from '~/domain/panels/case.queries.server'
import { caseMove } from '~/domain/panels/case.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: caseId } = await findCase(ctx, id('caseId'))
  return redirect(paths.cases.case(caseId))
})

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, caseMove, paths.cases.case(id('caseId')), async (move) => {
    await submitCase(ctx, id('caseId'), move)
    return redirectWithNotice(paths.cases.case(id('caseId')), 'Submitted')
  }),
)
