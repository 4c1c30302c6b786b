import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { StatusTag, type Tag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export type DeliveryShown = {
  id: string
  choiceId: string | null
  sequence: number
  what: string
  when: string
  tag: Tag
  answer: string
  tries: number
  next: string | null
}

type Props = { webhookId: string; deliveries: DeliveryShown[]; mayReplay: boolean }

/** What a program was told last, and what it answered; each can be sent again. */
export function Deliveries({ webhookId, deliveries, mayReplay }: Props) {
  return (
    <Table
      caption="The last 50 messages"
      isCompact
      firstCellIsHeader
      head={['When', 'What', 'Application', 'Status', 'Answer', { text: 'Tries', isNumber: true }, 'Do']}
      rows={deliveries.map(({ id, choiceId, sequence, what, when, tag, answer, tries, next }) => [
        when,
        what,
        choiceId ? (
          <a key="choice" href={paths.provider.choice(choiceId)}>
            Message {sequence}
            <span className="govuk-visually-hidden"> of this application, {when}</span>
          </a>
        ) : (
          'None'
        ),
        <span key="tag">
          <StatusTag tag={tag} />
          {next ? ` Next try ${next}` : ''}
        </span>,
        answer || 'None yet',
        tries,
        mayReplay ? <Again key="again" webhookId={webhookId} id={id} when={when} /> : '',
      ])}
      empty={<Empty title="Nothing was sent yet">Messages are kept for 30 days.</Empty>}
    />
  )
}

function Again({ webhookId, id, when }: { webhookId: string; id: string; when: string }) {
  return (
    <ZodForm action={paths.provider.replayDelivery(webhookId)} id={`again-${id}`}>
      <Hidden name="delivery" value={id} />
      <Button kind="secondary">
        Send again<span className="govuk-visually-hidden">: {when}</span>
      </Button>
    </ZodForm>
  )
}
