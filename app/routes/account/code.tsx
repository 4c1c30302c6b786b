import { redirect } from '@remix-run/node'
import { anyone } from '~/access/door.server'
import { checkCode } from '~/domain/accounts/account.commands.server'
import { codeForm } from '~/domain/accounts/account.schemas'
import { handleForm } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = anyone(async () => null)

export const action = anyone(({ request, ctx, ip }) =>
  handleForm(request, codeForm, async ({ code }) => {
    await checkCode(ctx, code, ip)
    return redirect(paths.account.invitation(code))
  }),
)

export default function CodePage() {
  return (
    <Page title="Enter your code">
      <p className="govuk-body">Your school or college gave you a code, or it came in a letter.</p>
      <ZodForm>
        <TextInput name="code" label="Code" hint="For example 7K3M-92QF-4TXW" autoComplete="one-time-code" width={20} />
        <Button>Continue</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Enter your code - Onward' }]
