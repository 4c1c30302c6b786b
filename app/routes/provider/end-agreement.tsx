import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { endAgreement } from '~/domain/agreements/agreement.commands.server'
import { findAgreement } from '~/domain/agreements/agreement.queries.server'
import { redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { ownerName, partnerName } = await findAgreement(ctx, id('agreementId'))
  mustBeAllowed(ctx, 'agreement.keep', { organisationId: ctx.actor.organisationId })
  return { id: id('agreementId'), owner: ownerName, partner: partnerName }
})

export const action = signedIn(async ({ ctx, id }) => {
  await endAgreement(ctx, id('agreementId'))
  return redirectWithNotice(paths.provider.agreements, 'The agreement has ended')
})

export default function EndAgreementPage() {
  const { id, owner, partner } = useLoaderData<typeof loader>()
  return (
    <Page title="End this agreement?" back={paths.provider.agreement(id)}>
      <p className="govuk-body">
        From the next page on, nobody of {partner} sees or does anything with applications to {owner}. What was done
        stays done, and stays on the record.
      </p>
      <ZodForm>
        <Button kind="warning">End it now</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'End an agreement - Onward' }]
