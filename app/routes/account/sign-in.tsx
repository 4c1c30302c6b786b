import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { hasKeptForm, membershipOfKeptForm } from '~/access/kept-form.server'
import { openSession } from '~/access/session.server'
import { safeNext } from '~/domain/accounts/account'
import { signIn } from '~/domain/accounts/account.commands.server'
import { signInForm } from '~/domain/accounts/account.schemas'
import { SHORTLIST } from '~/domain/plans/shortlist'
import { keepShortlist } from '~/domain/plans/shortlist.commands.server'
import { handleForm } from '~/kit/form.server'
import { idsCookie, idsInCookie } from '~/kit/sealed-ids.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { EmailInput, Hidden, PasswordInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = anyone(async ({ request, url, visit }) => {
  const next = url.searchParams.get('next') ?? ''
  if (visit) throw redirect(safeNext(next) ?? paths.account.memberships)
  return { next, isKept: hasKeptForm(request) }
})

export const action = anyone(({ ctx, request, ip }) =>
  handleForm(request, signInForm, async (form) => {
    const { accountId, membershipId } = await signIn(ctx, form, ip)
    const inHand = (await membershipOfKeptForm(request, accountId)) ?? membershipId
    const kept = idsInCookie(request, SHORTLIST, ctx.now)
    await keepShortlist(ctx, accountId, kept)
    const cookies = [
      await openSession(accountId, inHand, request),
      ...(kept.length > 0 ? [idsCookie(SHORTLIST, [], 0)] : []),
    ]
    return redirect(safeNext(form.next) ?? paths.account.memberships, {
      headers: cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]),
    })
  }),
)

export default function SignInPage() {
  const { next, isKept } = useLoaderData<typeof loader>()
  return (
    <Page title="Sign in">
      {isKept ? (
        <InsetText>
          You were signed out because you had not used Onward for a while. What you typed is safe. Sign in, and it will
          be there.
        </InsetText>
      ) : null}
      <ZodForm>
        <EmailInput name="email" label="Email address" autoComplete="username" />
        <PasswordInput name="password" label="Password" autoComplete="current-password" />
        <Hidden name="next" value={next} />
        <Button>Sign in</Button>
      </ZodForm>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.account.newPassword}>
          I forgot my password
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.account.code}>
          I have a code from my school or a letter
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.join.home}>
          I have no school and no code
        </a>
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'Sign in - Onward' }]
