import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { issueStatement } from '~/domain/charges/charge.commands.server'
import { statementButton } from '~/domain/charges/charge.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the statement.
export const loader = signedIn(async ({ id }) => redirect(paths.charges.statement(id('statementId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, statementButton, paths.charges.statement(id('statementId')), async (form) => {
    await issueStatement(ctx, id('statementId'), form)
    return redirectWithNotice(paths.charges.statement(id('statementId')), 'The statement is issued')
  }),
)
