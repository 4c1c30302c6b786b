import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { endParentLink } from '~/domain/parents/parent-invitation.commands.server'
import { findOwnLink } from '~/domain/parents/parent.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { name } = await findOwnLink(ctx, id('linkId'))
  return { name }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    await endParentLink(ctx, id('linkId'))
    return redirectWithNotice(paths.learner.parents, 'They can no longer see your page')
  }),
)

export default function EndParentLinkPage() {
  const { name } = useLoaderData<typeof loader>()
  return (
    <Page title={`Stop ${name} seeing your page?`} back={paths.learner.parents}>
      <p className="govuk-body">
        It ends at once. They see nothing more of you, and get no more copies of letters. We do not write to them about
        it. You can invite them again later.
      </p>
      <ZodForm>
        <Button>Stop it now</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Stop somebody seeing your page - Onward' }]
