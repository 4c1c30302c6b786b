import { InsetText } from '~/ui/text'

/** What each learner would read. */
export function ActPreview({ lines }: { lines: readonly string[] }) {
  return (
    <section aria-labelledby="preview">
      <h2 className="govuk-heading-m" id="preview">
        What each learner would read
      </h2>
      <InsetText>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </InsetText>
    </section>
  )
}
