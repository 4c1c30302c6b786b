import { InsetText, WarningText } from '~/ui/text'
import { Table } from '~/ui/table'
import type { CancellationPreview as Preview } from '../cancellation.schemas'

/** Who is affected in counts, and what each learner will read. */
export function CancellationPreview({ preview }: { preview: Preview }) {
  return (
    <section id="affected">
      <h2 className="govuk-heading-m">Who is affected</h2>
      <WarningText>
        {preview.total === 0
          ? 'No application is open here.'
          : `${preview.total === 1 ? 'One application ends' : `${preview.total} applications end`} at once. This cannot be undone here.`}{' '}
        Learners who have it on their list and have not sent it are told too.
      </WarningText>
      {preview.states.length > 0 ? (
        <Table
          caption="Applications that end, by how they stand now"
          captionSize="s"
          firstCellIsHeader
          head={['State', { text: 'Applications', isNumber: true }]}
          rows={preview.states.map(({ what, count }) => [what, count])}
        />
      ) : null}
      <h2 className="govuk-heading-m">What they will read</h2>
      <p>
        The end of the letter depends on what a learner has elsewhere. You do not see that. Parents and tutors get a
        letter too.
      </p>
      {preview.letters.map(({ title, lines }) => (
        <details className="govuk-details" key={title} open={title === preview.letters[0]?.title}>
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">{title}</span>
          </summary>
          <InsetText>
            {lines.map((line, at) => (
              <p key={at}>{line}</p>
            ))}
          </InsetText>
        </details>
      ))}
    </section>
  )
}
