import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { openSession } from '~/access/session.server'
import { checkCode } from '~/domain/accounts/account.commands.server'
import { SHORTLIST } from '~/domain/plans/shortlist'
import { keepShortlist } from '~/domain/plans/shortlist.commands.server'
import { confirmRegistration } from '~/domain/registrations/registration.commands.server'
import { confirmForm } from '~/domain/registrations/registration.schemas'
import { NotFound, Refusal } from '~/kit/errors'
import { handleForm } from '~/kit/form.server'
import { idsCookie, idsInCookie } from '~/kit/sealed-ids.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { PasswordInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = anyone(async ({ ctx, params, ip }) => {
  const invitation = await checkCode(ctx, params.code ?? '', ip).catch((error: unknown) => {
    throw error instanceof Refusal ? new NotFound('invitation') : error
  })
  if (invitation.kind !== 'join') throw new NotFound('invitation')
  return { name: invitation.name }
})

export const action = anyone(({ ctx, request, params, ip }) =>
  handleForm(request, confirmForm, async ({ password }) => {
    const { accountId } = await confirmRegistration(ctx, { code: params.code ?? '', password, ip })
    const kept = idsInCookie(request, SHORTLIST, ctx.now)
    await keepShortlist(ctx, accountId, kept)
    const cookies = [
      await openSession(accountId, null, request),
      ...(kept.length > 0 ? [idsCookie(SHORTLIST, [], 0)] : []),
    ]
    return redirect(paths.learner.home, {
      headers: cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]),
    })
  }),
)

export default function ConfirmJoinPage() {
  const { name } = useLoaderData<typeof loader>()
  return (
    <Page title="Set up your account" caption={name ?? undefined}>
      <p className="govuk-body">Choose a password. Then you can look for courses and start your form.</p>
      <ZodForm>
        <PasswordInput
          name="password"
          label="Choose a password"
          hint="At least 12 characters. Three words together work well."
          autoComplete="new-password"
        />
        <Button>Set up account</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Set up your account - Onward' }]
