import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { revokeToken } from '~/domain/exchange/token.commands.server'
import { findToken } from '~/domain/exchange/token.queries.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { z } from 'zod'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: tokenId, name } = await findToken(ctx, id('tokenId'))
  return { tokenId, name }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, z.object({}), paths.provider.tokens, async () => {
    await revokeToken(ctx, id('tokenId'))
    return redirectWithNotice(paths.provider.tokens, 'Token taken back')
  }),
)

export default function RevokeTokenPage() {
  const { tokenId, name } = useLoaderData<typeof loader>()
  return (
    <Page title={`Take back the token for ${name}?`} back={paths.provider.token(tokenId)}>
      <p className="govuk-body">
        The program is refused from its next call on. What it has done stays as it is. A token cannot be given back:
        make a new one if you need it.
      </p>
      <ZodForm>
        <Button kind="warning">Take token back</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Take a token back - Onward' }]
