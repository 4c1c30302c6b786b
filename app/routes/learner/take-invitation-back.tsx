import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { takeParentInvitationBack } from '~/domain/parents/parent-invitation.commands.server'
import { findOwnInvitation } from '~/domain/parents/parent.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { name } = await findOwnInvitation(ctx, id('invitationId'))
  return { name: name ?? 'them' }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    await takeParentInvitationBack(ctx, id('invitationId'))
    return redirectWithNotice(paths.learner.parents, 'The invitation no longer works')
  }),
)

export default function TakeInvitationBackPage() {
  const { name } = useLoaderData<typeof loader>()
  return (
    <Page title={`Take back the invitation to ${name}?`} back={paths.learner.parents}>
      <p className="govuk-body">The link in their letter stops working at once. You can invite them again later.</p>
      <ZodForm>
        <Button>Take it back</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Take an invitation back - Onward' }]
