import { anyone } from '~/access/door.server'
import { askForNewPassword } from '~/domain/accounts/account.commands.server'
import { newPasswordRequest } from '~/domain/accounts/account.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { EmailInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = anyone(async () => null)

export const action = anyone(({ ctx, request }) =>
  handleForm(request, newPasswordRequest, async ({ email }) => {
    await askForNewPassword(ctx, email)
    return redirectWithNotice(
      paths.account.signIn(),
      'If we know this address, a letter is on its way. It works for one hour.',
    )
  }),
)

export default function NewPasswordPage() {
  return (
    <Page title="Set a new password" back={paths.account.signIn()}>
      <p className="govuk-body">Tell us your email address. We will send you a letter with a link.</p>
      <ZodForm>
        <EmailInput name="email" label="Email address" autoComplete="username" />
        <Button>Send the letter</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Set a new password - Onward' }]
