import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { StatusTag } from '~/ui/status-tag'

type Note = {
  id: string
  text: string
  writtenAt: Date | string
  changedAt: Date | string | null
  author: string | null
  mayChange: boolean
}

/** What staff have written for one another. It says so at the top, and looks like nothing a learner reads. */
export function StaffNotes({ choiceId, notes }: { choiceId: string; notes: readonly Note[] }) {
  return (
    <section aria-labelledby="notes" className="onward-staff-only">
      <h2 className="govuk-heading-m" id="notes">
        Notes <StatusTag tag={{ text: 'Staff only', colour: 'grey' }} />
      </h2>
      <p className="govuk-body">The learner never sees these.</p>
      {notes.map((note) => (
        <article key={note.id}>
          <p className="govuk-body onward-own-words">{note.text}</p>
          <p className="govuk-hint">
            {note.author ?? 'A colleague'}, {formatMoment(note.writtenAt)}
            {note.changedAt ? `, changed ${formatMoment(note.changedAt)}` : null}{' '}
            {note.mayChange ? <a href={paths.provider.changeNote(note.id)}>Change this note</a> : null}
          </p>
        </article>
      ))}
      <p className="govuk-body onward-no-print">
        <a href={paths.provider.staffNote(choiceId)}>Write a note for staff</a>
      </p>
    </section>
  )
}
