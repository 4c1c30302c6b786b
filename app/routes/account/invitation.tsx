import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { openSession } from '~/access/session.server'
import { acceptInvitation, checkCode } from '~/domain/accounts/account.commands.server'
import { invitationForm } from '~/domain/accounts/account.schemas'
import { NotFound, Refusal } from '~/kit/errors'
import { SHORTLIST } from '~/domain/plans/shortlist'
import { keepShortlist } from '~/domain/plans/shortlist.commands.server'
import { handleForm } from '~/kit/form.server'
import { idsCookie, idsInCookie } from '~/kit/sealed-ids.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { EmailInput, PasswordInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = anyone(async ({ ctx, params, ip }) => {
  const invitation = await checkCode(ctx, params.code ?? '', ip).catch((error: unknown) => {
    throw error instanceof Refusal ? new NotFound('invitation') : error
  })
  if (invitation.kind === 'join') throw redirect(paths.join.confirm(params.code ?? ''))
  return {
    isLearner: invitation.kind === 'learner',
    child: invitation.kind === 'parent' ? invitation.givenNames : null,
    isNewPassword: invitation.kind === 'new-password',
    needsEmail: invitation.email === null,
    organisation: invitation.organisationName,
  }
})

export const action = anyone(({ ctx, request, params, ip }) =>
  handleForm(request, invitationForm, async (form) => {
    const { accountId, membershipId, kind } = await acceptInvitation(ctx, { ...form, code: params.code ?? '', ip })
    const kept = idsInCookie(request, SHORTLIST, ctx.now)
    await keepShortlist(ctx, accountId, kept)
    const cookies = [
      await openSession(accountId, membershipId, request),
      ...(kept.length > 0 ? [idsCookie(SHORTLIST, [], 0)] : []),
    ]
    return redirect(kind === 'parent' ? paths.parent.home : paths.account.memberships, {
      headers: cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]),
    })
  }),
)

export default function InvitationPage() {
  const { isLearner, isNewPassword, needsEmail, organisation, child } = useLoaderData<typeof loader>()
  return (
    <Page title={isNewPassword ? 'Set a new password' : 'Set up your account'}>
      {child ? (
        <p className="govuk-body">
          {child} would like you to see how their choices go. You can read; only {child} can change things, and can stop
          sharing at any time.
        </p>
      ) : null}
      {organisation && !child ? <p className="govuk-body">{organisation} has asked you to join Onward.</p> : null}
      <ZodForm>
        {isLearner && (
          <DateInput
            name="bornOn"
            legend="What is your date of birth?"
            hint="For example 27 3 2010. We check it is you."
          />
        )}
        {needsEmail && (
          <EmailInput
            name="email"
            label="Email address"
            hint="One you can read after you leave school."
            autoComplete="email"
          />
        )}
        <PasswordInput
          name="password"
          label={child ? 'Your password' : 'Choose a password'}
          hint={
            child
              ? 'If you have an account already, enter its password. If not, choose one of at least 12 characters.'
              : 'At least 12 characters. Three words together work well.'
          }
          autoComplete={child ? 'current-password' : 'new-password'}
        />
        <Button>{isNewPassword ? 'Set new password' : 'Set up account'}</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Set up your account - Onward' }]
