import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { InsetText } from '~/ui/text'

type Held = { id: string; provider: string; course: string; heldSince: string; changes: number }

/** Tells a learner who changed the form that the places still have what was sent, and how to send what is new. */
export function HeldCopies({ held }: { held: readonly Held[] }) {
  const behind = held.filter(({ changes }) => changes > 0)
  if (behind.length === 0) return null
  return (
    <InsetText>
      <ul className="govuk-list">
        {behind.map(({ id, provider, course, heldSince }) => (
          <li key={id}>
            {provider} has what you sent on {formatDay(heldSince)} for {course}. Your changes are not with them.
          </li>
        ))}
      </ul>
      <a href={paths.learner.update}>See your changes and send an update</a>
    </InsetText>
  )
}
