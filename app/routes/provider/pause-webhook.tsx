import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { pauseWebhook } from '~/domain/exchange/webhook.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the webhook.
export const loader = signedIn(async ({ id }) => redirect(paths.provider.webhook(id('webhookId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, z.object({}), paths.provider.webhook(id('webhookId')), async () => {
    await pauseWebhook(ctx, id('webhookId'))
    return redirectWithNotice(paths.provider.webhook(id('webhookId')), 'Paused')
  }),
)
