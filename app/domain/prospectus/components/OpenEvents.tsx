import type { ShownEvent } from '../open-event'

/** Days on which one can visit, the next first. */
export function OpenEvents({ events }: { events: ShownEvent[] }) {
  return (
    <ul>
      {events.map(({ id, title, when, where, details, bookingUrl, courseTitle }) => (
        <li key={id}>
          <strong>{title}</strong>
          {courseTitle ? ` (${courseTitle})` : ''}
          <br />
          {when}
          <br />
          {where}
          {details ? (
            <>
              <br />
              {details}
            </>
          ) : null}
          {bookingUrl ? (
            <>
              <br />
              <a href={bookingUrl} rel="nofollow noopener">
                Book a place<span className="govuk-visually-hidden"> at {title}</span>
              </a>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
