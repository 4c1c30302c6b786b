import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { audienceOf, roleWords } from '~/access/roles'
import { openSession } from '~/access/session.server'
import { useMembership } from '~/domain/accounts/account.commands.server'
import { membershipsOf } from '~/domain/accounts/account.queries.server'
import { membershipForm } from '~/domain/accounts/account.schemas'
import { roles } from '~/kit/actor'
import { handleForm } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

/** After signing in: straight on for those who act as one, a choice for those who act as several. */
export const loader = signedIn(async ({ ctx, visit, url }) => {
  const memberships = await membershipsOf(ctx, visit.actor.id ?? '')
  const home = `/${audienceOf(visit.actor.role) ?? ''}`
  if (memberships.length < 2 || url.searchParams.has('go')) throw redirect(home)
  return {
    inHand: visit.actor.membershipId,
    options: memberships.map(({ id, role, organisationName }) => {
      const known = roles.find((name) => name === role)
      return { value: id, text: organisationName, hint: known ? roleWords[known] : role }
    }),
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, membershipForm, async ({ membershipId }) => {
    const taken = await useMembership(ctx, membershipId)
    const cookie = await openSession(taken.accountId, taken.membershipId, request)
    return redirect(`${paths.account.memberships}?go`, { headers: { 'Set-Cookie': cookie } })
  }),
)

export default function MembershipsPage() {
  const { options, inHand } = useLoaderData<typeof loader>()
  return (
    <Page title="Who are you acting as?">
      <ZodForm defaults={{ membershipId: inHand ?? '' }}>
        <Radios name="membershipId" legend="Choose one" options={options} />
        <Button>Continue</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Who are you acting as? - Onward' }]
