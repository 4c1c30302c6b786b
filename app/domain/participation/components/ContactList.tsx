import { formatDay, formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Timeline } from '~/ui/timeline'
import { contactWords, lengthAndPlace, nextStepWords } from '../contact.words'

type Contact = {
  id: string
  kind: string
  outcome: string
  happenedAt: string
  note: string | null
  place: string | null
  minutes: number | null
  agreed: string | null
  isGroup: boolean
  hasConfidential: boolean
  nextActionOn: string | null
  nextActionKind: string | null
  adviserName: string
}

/** Every try to reach somebody, the newest first. */
export function ContactList({ contacts }: { contacts: readonly Contact[] }) {
  if (contacts.length === 0) return <p className="govuk-body">No contact has been recorded yet.</p>
  return (
    <Timeline
      headingLevel={3}
      entries={contacts.map(({ id, happenedAt, adviserName, ...contact }) => ({
        id,
        what: contactWords(contact),
        who: adviserName,
        when: { iso: new Date(happenedAt).toISOString(), text: formatMoment(happenedAt) },
        detail: <Detail id={id} {...contact} />,
      }))}
    />
  )
}

function Detail(contact: Omit<Contact, 'happenedAt' | 'adviserName'>) {
  const { id, note, agreed, hasConfidential, nextActionOn, nextActionKind } = contact
  const facts = lengthAndPlace(contact)
  const what = nextStepWords(nextActionKind)
  return (
    <>
      {facts ? <p className="govuk-body">{facts}</p> : null}
      {note ? <p className="govuk-body">{note}</p> : null}
      {agreed ? <p className="govuk-body">Agreed: {agreed}</p> : null}
      {nextActionOn ? (
        <p className="govuk-body">
          Next step: {what ? `${what}, ` : null}
          {formatDay(nextActionOn)}
        </p>
      ) : null}
      {hasConfidential ? (
        <p className="govuk-body">
          <a href={paths.adviser.confidentialNote(id)}>Read the confidential note</a>
        </p>
      ) : null}
    </>
  )
}
