import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { removeWebhook } from '~/domain/exchange/webhook.commands.server'
import { findWebhook } from '~/domain/exchange/webhook.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: webhookId, url } = await findWebhook(ctx, id('webhookId'))
  return { webhookId, url }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    await removeWebhook(ctx, id('webhookId'))
    return redirectWithNotice(paths.provider.webhooks, 'Removed')
  }),
)

export default function RemoveWebhookPage() {
  const { webhookId, url } = useLoaderData<typeof loader>()
  return (
    <Page title="Remove this webhook?" caption={url} back={paths.provider.webhook(webhookId)}>
      <p className="govuk-body">
        The program is told nothing more, and what it was told is no longer listed. If it is off for a while only, pause
        it.
      </p>
      <ZodForm>
        <Button kind="warning">Remove</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Remove a webhook - Onward' }]
