import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { audienceOf, roleWords } from '~/access/roles'
import { openSession } from '~/access/session.server'
import { useMembership } from '~/domain/accounts/account.commands.server'
import { isParentAccount, membershipsOf } from '~/domain/accounts/account.queries.server'
import { AS_PARENT, membershipForm } from '~/domain/accounts/account.schemas'
import { actAsParent } from '~/domain/accounts/parent-account.commands.server'
import { roles } from '~/kit/actor'
import { handleForm } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

/** After signing in: straight on for those who act as one, a choice for those who act as several. */
export const loader = signedIn(async ({ ctx, visit, url }) => {
  const accountId = visit.actor.id ?? ''
  const memberships = await membershipsOf(ctx, accountId)
  const home = `/${audienceOf(visit.actor.role) ?? ''}`
  if (memberships.length === 0 || url.searchParams.has('go')) throw redirect(home)
  const asParent = (await isParentAccount(ctx, accountId)) ? [{ value: AS_PARENT, text: roleWords.parent }] : []
  if (memberships.length + asParent.length < 2) throw redirect(home)
  const asStaff = memberships.map(({ id, role, organisationName }) => {
    const known = roles.find((name) => name === role)
    return { value: id, text: organisationName, hint: known ? roleWords[known] : role }
  })
  return { inHand: visit.actor.membershipId ?? AS_PARENT, options: [...asStaff, ...asParent] }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, membershipForm, async ({ membershipId }) => {
    const taken = await (membershipId === AS_PARENT ? actAsParent(ctx) : useMembership(ctx, membershipId))
    const cookie = await openSession(taken.accountId, taken.membershipId, request)
    return redirect(`${paths.account.memberships}?go`, { headers: { 'Set-Cookie': cookie } })
  }),
)

export default function MembershipsPage() {
  const { options, inHand } = useLoaderData<typeof loader>()
  return (
    <Page title="Who are you acting as?">
      <ZodForm defaults={{ membershipId: inHand }}>
        <Radios name="membershipId" legend="Choose one" options={options} />
        <Button>Continue</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Who are you acting as? - Onward' }]
