import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { RightsField } from '~/domain/accounts/components/RightsField'
import { rightsIn } from '~/domain/accounts/right'
import { givable } from '~/domain/agreements/agreement'
import { changeAgreement } from '~/domain/agreements/agreement.commands.server'
import { findAgreement } from '~/domain/agreements/agreement.queries.server'
import { givenRightsForm } from '~/domain/agreements/agreement.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { partnerName, rights } = await findAgreement(ctx, id('agreementId'))
  mustBeAllowed(ctx, 'agreement.keep', { organisationId: ctx.actor.organisationId })
  return { id: id('agreementId'), partner: partnerName, rights: rightsIn(rights) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, givenRightsForm, async ({ rights }) => {
    await changeAgreement(ctx, id('agreementId'), rights)
    return redirectWithNotice(paths.provider.agreement(id('agreementId')), 'Changed. Both sides sign it anew')
  }),
)

export default function ChangeAgreementPage() {
  const { id, partner, rights } = useLoaderData<typeof loader>()
  return (
    <Page title={`What may ${partner} do?`} back={paths.provider.agreement(id)}>
      <p className="govuk-body">
        A change takes both signatures off. {partner} can do nothing here until both have signed again.
      </p>
      <ZodForm defaults={{ rights }}>
        <RightsField legend="What may its people do with your applications?" of={givable} />
        <Button>Change it</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Change an agreement - Onward' }]
