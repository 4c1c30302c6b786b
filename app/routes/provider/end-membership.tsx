import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { findColleague } from '~/domain/accounts/account.queries.server'
import { endMembership } from '~/domain/accounts/people.commands.server'
import { redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const colleague = await findColleague(ctx, id('membershipId'))
  mustBeAllowed(ctx, 'people.keep', colleague)
  return { id: colleague.id, name: colleague.name }
})

export const action = signedIn(async ({ ctx, id }) => {
  await endMembership(ctx, id('membershipId'))
  return redirectWithNotice(paths.provider.staff, 'They cannot sign in here any more')
})

export default function EndMembershipPage() {
  const { id, name } = useLoaderData<typeof loader>()
  return (
    <Page title={`Has ${name} left?`} back={paths.provider.colleague(id)}>
      <p className="govuk-body">
        {name} can open nothing here from the next page on. What {name} wrote and decided stays on the record. Should{' '}
        {name} come back, invite them again.
      </p>
      <ZodForm>
        <Button kind="warning">{name} has left</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'A colleague has left - Onward' }]
