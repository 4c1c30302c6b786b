import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { WebhookSecret } from '~/domain/exchange/components/WebhookSecret'
import { webhookKindNames } from '~/domain/exchange/webhook'
import { addWebhook } from '~/domain/exchange/webhook.commands.server'
import { madeIn, webhookForm } from '~/domain/exchange/webhook.schemas'
import { webhookKindWords } from '~/domain/exchange/webhook.words'
import { handleForm } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkboxes } from '~/ui/fields/choices'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, visit }) => {
  mustBeAllowed(ctx, 'webhook.keep', { organisationId: ctx.actor.organisationId })
  return Promise.resolve({ organisation: visit.organisationName })
})

// The secret is shown by this very answer: it stands in no address, no cookie and no page that can be opened again.
export const action = signedIn(({ ctx, request }) =>
  handleForm(request, webhookForm, async (form) => {
    const made = await addWebhook(ctx, form)
    return data({ errors: {}, values: {}, made }, { headers: { 'Cache-Control': 'no-store' } })
  }),
)

export default function NewWebhookPage() {
  const { organisation } = useLoaderData<typeof loader>()
  const made = madeIn(useActionData())
  if (made) return <WebhookSecret url={made.url} secret={made.secret} back={paths.provider.webhook(made.id)} />
  return (
    <Page title="Add a webhook" caption={organisation} back={paths.provider.webhooks}>
      <ZodForm defaults={{ kinds: webhookKindNames }}>
        <TextInput
          name="url"
          label="Address of your program"
          hint="It begins with https:// and everybody can reach it."
          type="url"
          width="two-thirds"
        />
        <Checkboxes
          name="kinds"
          legend="What is it told?"
          options={webhookKindNames.map((kind) => ({ value: kind, text: webhookKindWords[kind] }))}
        />
        <Button>Add webhook</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Add a webhook - Onward' }]
