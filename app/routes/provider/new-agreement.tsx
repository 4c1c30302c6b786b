import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { RightsField } from '~/domain/accounts/components/RightsField'
import { givable } from '~/domain/agreements/agreement'
import { proposeAgreement } from '~/domain/agreements/agreement.commands.server'
import { possiblePartners } from '~/domain/agreements/agreement.queries.server'
import { proposalForm } from '~/domain/agreements/agreement.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'agreement.keep', { organisationId: ctx.actor.organisationId })
  const partners = await possiblePartners(ctx)
  return { partners: partners.map(({ id, name }) => ({ value: id, text: name })) }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, proposalForm, async (proposal) => {
    const agreementId = await proposeAgreement(ctx, proposal)
    return redirectWithNotice(paths.provider.agreement(agreementId), 'Written down. Both sides sign it now')
  }),
)

export default function NewAgreementPage() {
  const { partners } = useLoaderData<typeof loader>()
  return (
    <Page title="Let another provider help" back={paths.provider.agreements}>
      <p className="govuk-body">
        Its people would answer your applicants. Nothing is given before both sides have signed.
      </p>
      <ZodForm>
        <Select name="partnerId" label="Who helps?" options={partners} empty="Choose a provider" />
        <RightsField legend="What may its people do with your applications?" of={givable} />
        <Button>Write it down</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Let another provider help - Onward' }]
