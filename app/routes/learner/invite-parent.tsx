import { signedIn } from '~/access/door.server'
import { AdultFields } from '~/domain/parents/components/AdultFields'
import { WhatTheySee } from '~/domain/parents/components/WhatTheySee'
import { PARENT_INVITATION_DAYS } from '~/domain/parents/parent'
import { inviteParent } from '~/domain/parents/parent-invitation.commands.server'
import { parentInvitation } from '~/domain/parents/parent.schemas'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async () => ({}))

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, parentInvitation, async (adult) => {
    await inviteParent(ctx, orNotFound(ctx.actor.learnerId ?? undefined), adult)
    return redirectWithNotice(paths.learner.parents, 'The invitation is on its way')
  }),
)

export default function InviteParentPage() {
  return (
    <Page title="Invite a parent or carer" back={paths.learner.parents}>
      <WhatTheySee />
      <p className="govuk-body">
        We send them a letter. It works once, for {PARENT_INVITATION_DAYS} days. You can take it back, and you can end
        what they see at any time. You do not have to invite anybody.
      </p>
      <ZodForm>
        <AdultFields />
        <Checkbox
          name="copies"
          label="Send them copies of some letters too"
          hint="When you apply, get an interview, get an offer, or get a place. You can leave this out."
        />
        <Button>Send the invitation</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Invite a parent or carer - Onward' }]
