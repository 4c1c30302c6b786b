import type { ShownEvent } from '../open-event'
import { OpenEvents } from './OpenEvents'
import { SafeHtml } from '~/domain/courses/components/SafeHtml'

/** When one can visit: the events the provider has planned here, and what its own words say. */
export function Visiting({ events, html, noun }: { events: ShownEvent[]; html: string | null; noun: string }) {
  return (
    <section aria-labelledby="events">
      <h2 id="events">Open events</h2>
      {events.length === 0 ? null : <OpenEvents events={events} />}
      {html === null ? null : <SafeHtml html={html} />}
      {events.length === 0 && html === null ? <p>{noun} has not told us when you can visit.</p> : null}
    </section>
  )
}
