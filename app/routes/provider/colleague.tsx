import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { findColleague } from '~/domain/accounts/account.queries.server'
import { rightsForm } from '~/domain/accounts/account.schemas'
import { RightsField } from '~/domain/accounts/components/RightsField'
import { changeRights } from '~/domain/accounts/people.commands.server'
import { rightsIn } from '~/domain/accounts/right'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const colleague = await findColleague(ctx, id('membershipId'))
  mustBeAllowed(ctx, 'people.keep', colleague)
  const { name, email, role, rights } = colleague
  return { id: colleague.id, name, email, rights: rightsIn(rights), isOfAdmissions: role !== 'register-taker' }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, rightsForm, async ({ rights }) => {
    await changeRights(ctx, id('membershipId'), rights)
    return redirectWithNotice(paths.provider.staff, 'Rights changed')
  }),
)

export default function ColleaguePage() {
  const { id, name, email, rights, isOfAdmissions } = useLoaderData<typeof loader>()
  return (
    <Page title={name} caption={email} back={{ href: paths.provider.staff, text: 'Back to staff' }}>
      {isOfAdmissions ? (
        <ZodForm defaults={{ rights }}>
          <RightsField />
          <Button>Save</Button>
        </ZodForm>
      ) : (
        <p className="govuk-body">{name} takes registers.</p>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.provider.endMembership(id)}>
          {name} has left
        </a>
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'What a colleague may do - Onward' }]
