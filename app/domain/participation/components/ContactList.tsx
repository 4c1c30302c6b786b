import { formatDay, formatMoment } from '~/kit/dates'
import { Timeline } from '~/ui/timeline'
import { contactWords } from '../contact.words'

type Contact = {
  id: string
  kind: string
  outcome: string
  happenedAt: string
  note: string | null
  nextActionOn: string | null
  adviserName: string
}

/** Every try to reach somebody, the newest first. */
export function ContactList({ contacts }: { contacts: readonly Contact[] }) {
  if (contacts.length === 0) return <p className="govuk-body">No contact has been recorded yet.</p>
  return (
    <Timeline
      headingLevel={3}
      entries={contacts.map(({ id, kind, outcome, happenedAt, note, nextActionOn, adviserName }) => ({
        id,
        what: contactWords({ kind, outcome }),
        who: adviserName,
        when: { iso: new Date(happenedAt).toISOString(), text: formatMoment(happenedAt) },
        detail: (
          <>
            {note ? <p className="govuk-body">{note}</p> : null}
            {nextActionOn ? <p className="govuk-body">Next step: {formatDay(nextActionOn)}</p> : null}
          </>
        ),
      }))}
    />
  )
}
