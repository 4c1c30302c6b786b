import { formatMoment } from '~/kit/dates'
import { Messages } from '~/ui/messages'
import { StatusTag } from '~/ui/status-tag'

type Message = { id: string; text: string; sentAt: Date | string; isFromLearner: boolean; author: string | null }

type Props = {
  messages: readonly Message[]
  learner: string
  provider: string
  reader: 'learner' | 'provider'
  /** Where to write; null for whoever only reads. */
  href: string | null
}

/** What a provider and a learner have written to each other. To staff it says that the learner reads all of it. */
export function Talk({ messages, learner, provider, reader, href }: Props) {
  const isLearner = reader === 'learner'
  if (isLearner && messages.length === 0) return null
  return (
    <section aria-labelledby="talk">
      <h2 className="govuk-heading-m" id="talk">
        {isLearner ? `Messages from ${provider}` : `Messages with ${learner}`}{' '}
        {isLearner ? null : <StatusTag tag={{ text: 'Learner reads this', colour: 'yellow' }} />}
      </h2>
      <TalkMessages {...{ messages, learner, provider, reader }} />
      {href ? (
        <p className="govuk-body onward-no-print">
          <a href={href}>{isLearner ? 'Write back' : `Write to ${learner}`}</a>
        </p>
      ) : null}
    </section>
  )
}

/** The messages, the oldest first, each with who wrote it and when; one's own on the other side. */
export function TalkMessages({ messages, learner, provider, reader }: Omit<Props, 'href'>) {
  if (messages.length === 0) return null
  return (
    <Messages
      label={reader === 'learner' ? `Messages from ${provider}` : `Messages with ${learner}`}
      messages={messages.toReversed().map(({ id, text, sentAt, isFromLearner, author }) => ({
        id,
        text: <span className="onward-own-words">{text}</span>,
        from: isFromLearner ? learner : reader === 'provider' ? (author ?? provider) : provider,
        when: { iso: new Date(sentAt).toISOString(), text: formatMoment(sentAt) },
        isOwn: isFromLearner === (reader === 'learner'),
      }))}
    />
  )
}
