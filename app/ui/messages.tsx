import type { ReactNode } from 'react'

export type Message = {
  id: string
  from: string
  when: { iso: string; text: string }
  text: ReactNode
  /** Written by the reader: shown on the other side. */
  isOwn?: boolean
}

/** What two sides wrote to each other, the oldest first. */
export function Messages({ messages, label }: { messages: readonly Message[]; label: string }) {
  return (
    <ol className="onward-messages" aria-label={label}>
      {messages.map(({ id, from, when, text, isOwn }) => (
        <li key={id} className={isOwn ? 'onward-message onward-message--own' : 'onward-message'}>
          <p>{text}</p>
          <span className="onward-message__from">
            {from}, <time dateTime={when.iso}>{when.text}</time>
          </span>
        </li>
      ))}
    </ol>
  )
}
