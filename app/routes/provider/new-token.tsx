import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { IssuedToken } from '~/domain/exchange/components/IssuedToken'
import { lifetimes, tokenRightWords } from '~/domain/exchange/token'
import { issueToken } from '~/domain/exchange/token.commands.server'
import { issuedIn, tokenForm } from '~/domain/exchange/token.schemas'
import { handleForm } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkboxes, Radios } from '~/ui/fields/choices'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

const more = ['interview', 'decide'] as const

export const loader = signedIn(async ({ ctx, visit }) => {
  mustBeAllowed(ctx, 'api-token.issue', { organisationId: ctx.actor.organisationId })
  return Promise.resolve({ organisation: visit.organisationName })
})

// The token is shown by this very answer: it stands in no address, no cookie and no page that can be opened again.
export const action = signedIn(({ ctx, request }) =>
  handleForm(request, tokenForm, async (form) => {
    const { secret, name } = await issueToken(ctx, form)
    return data({ errors: {}, values: {}, issued: { secret, name } }, { headers: { 'Cache-Control': 'no-store' } })
  }),
)

export default function NewTokenPage() {
  const { organisation } = useLoaderData<typeof loader>()
  const issued = issuedIn(useActionData())
  if (issued) return <IssuedToken {...issued} back={paths.provider.tokens} />
  return (
    <Page title="Make a token" caption={organisation} back={paths.provider.tokens}>
      <p className="govuk-body">Every token can read your applications and write notes for staff.</p>
      <ZodForm defaults={{ days: '365' }}>
        <TextInput
          name="name"
          label="Which program is it for?"
          hint="It stands in the history of what the program does."
        />
        <Checkboxes
          name="more"
          legend="What else may it do?"
          options={more.map((right) => ({ value: right, text: tokenRightWords[right] }))}
        />
        <Radios
          name="days"
          legend="How long does it hold?"
          hint="We write to you a month and a week before it ends."
          options={lifetimes.map((days) => ({ value: String(days), text: days === 365 ? 'A year' : `${days} days` }))}
        />
        <Button>Make token</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Make a token - Onward' }]
