import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { Deliveries } from '~/domain/exchange/components/Deliveries'
import { isWebhookKind } from '~/domain/exchange/webhook'
import { deliveriesOf, findWebhook } from '~/domain/exchange/webhook.queries.server'
import { answerWords, deliveryTag, webhookKindWords, webhookTag } from '~/domain/exchange/webhook.words'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Button, ButtonGroup, LinkButton } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'

export const loader = signedIn(async ({ ctx, id }) => {
  const webhook = await findWebhook(ctx, id('webhookId'))
  mustBeAllowed(ctx, 'webhook.keep', webhook)
  const deliveries = await deliveriesOf(ctx, webhook.id)
  return {
    ...{ id: webhook.id, url: webhook.url, isPaused: webhook.pausedAt !== null, tag: webhookTag(webhook) },
    kinds: webhook.kinds.filter(isWebhookKind).map((kind) => webhookKindWords[kind]),
    made: `${formatMoment(webhook.madeAt)}, by ${webhook.madeBy}`,
    deliveries: deliveries.map((one) => ({
      ...{ id: one.id, choiceId: one.choiceId, sequence: one.sequence, tries: one.tries },
      what: isWebhookKind(one.kind) ? webhookKindWords[one.kind] : 'A test',
      when: formatMoment(one.madeAt),
      tag: deliveryTag(one),
      answer: answerWords(one),
      next: one.nextTryAt && one.givenUpAt === null ? formatMoment(one.nextTryAt) : null,
    })),
  }
})

export default function WebhookPage() {
  const { id, url, tag, kinds, made, isPaused, deliveries } = useLoaderData<typeof loader>()
  return (
    <Page title="Webhook" caption={url} back={paths.provider.webhooks} actions={<StatusTag tag={tag} />}>
      <SummaryList
        rows={[
          { key: 'Told', value: kinds.join('; ') },
          { key: 'Added', value: made },
        ]}
      />
      {isPaused ? (
        <ZodForm action={paths.provider.resumeWebhook(id)} id="resume">
          <p className="govuk-body">What happens while it is paused is kept for 30 days, and sent when it goes on.</p>
          <Button>Let it go on</Button>
        </ZodForm>
      ) : (
        <>
          <ZodForm action={paths.provider.tryWebhook(id)} id="try">
            <Button>Send a test</Button>
          </ZodForm>
          <ZodForm action={paths.provider.pauseWebhook(id)} id="pause">
            <Button kind="secondary">Pause</Button>
          </ZodForm>
        </>
      )}
      <ButtonGroup>
        <LinkButton href={paths.provider.removeWebhook(id)} kind="secondary">
          Remove
        </LinkButton>
      </ButtonGroup>
      <Deliveries webhookId={id} deliveries={deliveries} mayReplay={!isPaused} />
    </Page>
  )
}

export const meta = () => [{ title: 'Webhook - Onward' }]
