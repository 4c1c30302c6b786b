import { Table } from '~/ui/table'
import { webhookKindNames } from '../webhook'
import { webhookKindWords } from '../webhook.words'

/** How a program is told what happens, for whoever writes it. */
export function WebhookHelp() {
  return (
    <>
      <h2 className="govuk-heading-m">Being told what happens</h2>
      <p className="govuk-body">
        Somebody who manages access at your organisation adds a webhook, under “Access for programs”. From then on we
        post a message to your address when something happens.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>A message holds ids and codes, never a name. Read the application by its id.</li>
        <li>
          Onward-Signature is “v1=” and the HMAC-SHA-256 of Onward-Timestamp, a full stop and the body, under the secret
          of the webhook. Refuse what does not fit, and what is older than five minutes.
        </li>
        <li>Answer with 200 to 299 within 10 seconds. Redirects are not followed, and your answer is not read.</li>
        <li>A message may come twice, under the same Onward-Delivery. Messages of one application come in order.</li>
        <li>What fails is sent again after 1, 5 and 15 minutes, then after hours, for three days.</li>
        <li>If nothing gets through for three days we pause the webhook, and write to those who manage it.</li>
      </ul>
      <Table
        caption="What you can be told"
        firstCellIsHeader
        head={['Kind', 'When']}
        rows={webhookKindNames.map((kind) => [kind, webhookKindWords[kind]])}
      />
    </>
  )
}
