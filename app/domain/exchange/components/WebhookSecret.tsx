import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

type Props = { url: string; secret: string; back: string }

/** The secret of a webhook that was just added: shown this once. */
export function WebhookSecret({ url, secret, back }: Props) {
  return (
    <Page title="Copy this secret now" caption={url} back={{ href: back, text: 'To the webhook' }}>
      <InsetText>
        <code className="onward-secret">{secret}</code>
      </InsetText>
      <p className="govuk-body">
        It is not shown again. Your program proves with it that a message comes from us: the header Onward-Signature is
        “v1=” and the HMAC-SHA-256 of the header Onward-Timestamp, a full stop and the body, under this secret.
      </p>
      <p className="govuk-body">
        If it is lost, or somebody else has seen it, remove the webhook and add it anew. Then{' '}
        <a href={back}>send a test</a>.
      </p>
    </Page>
  )
}
