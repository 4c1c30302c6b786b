import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { webhooksOf } from '~/domain/exchange/webhook.queries.server'
import { webhookTag } from '~/domain/exchange/webhook.words'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'webhook.keep', { organisationId: ctx.actor.organisationId })
  const webhooks = await webhooksOf(ctx)
  return {
    webhooks: webhooks.map(({ id, url, deliveredAt, ...standing }) => ({
      ...{ id, url, tag: webhookTag(standing) },
      last: deliveredAt ? formatMoment(deliveredAt) : 'Not yet',
    })),
  }
})

export default function WebhooksPage() {
  const { webhooks } = useLoaderData<typeof loader>()
  return (
    <Page title="Webhooks" back={{ href: paths.provider.tokens, text: 'Access for programs' }}>
      <p className="govuk-body">
        When something happens to an application, we tell your program at its address. We send ids and codes, never a
        name. Your program reads the rest with its token.
      </p>
      <LinkButton href={paths.provider.newWebhook}>Add a webhook</LinkButton>
      <Table
        caption="Addresses that are told"
        firstCellIsHeader
        head={['Address', 'Last delivered', 'Status']}
        rows={webhooks.map(({ id, url, last, tag }) => [
          <a href={paths.provider.webhook(id)} key="open">
            {url}
          </a>,
          last,
          <StatusTag key="tag" tag={tag} />,
        ])}
        empty={<Empty title="No program is told yet">A program without a webhook can ask as often as it likes.</Empty>}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Webhooks - Onward' }]
