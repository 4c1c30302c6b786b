import { formatDay, formatShortDay } from '~/kit/dates'

/** A day in a narrow column: “4 Dec” to the eye, the whole date to whoever listens, and both where one points at it. */
export function ShortDay({ day, today }: { day: string; today: string }) {
  const whole = formatDay(day)
  return (
    <time className="onward-short-day" dateTime={day} title={whole}>
      <span aria-hidden="true">{formatShortDay(day, today)}</span>
      <span className="govuk-visually-hidden">{whole}</span>
    </time>
  )
}
