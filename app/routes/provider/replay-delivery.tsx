import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { replayDelivery } from '~/domain/exchange/webhook.commands.server'
import { replayForm } from '~/domain/exchange/webhook.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the webhook.
export const loader = signedIn(async ({ id }) => redirect(paths.provider.webhook(id('webhookId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, replayForm, paths.provider.webhook(id('webhookId')), async ({ delivery }) => {
    await replayDelivery(ctx, id('webhookId'), delivery)
    return redirectWithNotice(paths.provider.webhook(id('webhookId')), 'It is sent again')
  }),
)
