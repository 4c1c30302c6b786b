import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { takeUpCase } from '~/domain/panels/case.commands.server'
import { findCase } from '~/domain/panels/case.queries.server'
import { caseMove } from '~/domain/panels/case.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: caseId } = await findCase(ctx, id('caseId'))
  return redirect(paths.panel.case(caseId))
})

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, caseMove, paths.panel.case(id('caseId')), async (move) => {
    await takeUpCase(ctx, id('caseId'), move)
    return redirectWithNotice(paths.panel.case(id('caseId')), 'Taken up for the next meeting')
  }),
)
