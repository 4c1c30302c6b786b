import { Checkboxes } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { TextInput } from '~/ui/fields/text-input'
import { InsetText } from '~/ui/text'
import type { Reason } from '../reason'

export type Preview = { provider: string; course: string; reasons: string[]; message: string }

/** The reasons under their headings; beside each, the words the learner will read. */
export function RejectionFields({ categories }: { categories: { category: string; reasons: Reason[] }[] }) {
  return (
    <>
      {categories.map(({ category, reasons }, at) => (
        <Checkboxes
          key={category}
          name={`reasons.${at}`}
          legend={category}
          legendSize="s"
          isSmall
          options={reasons.map((reason) => ({
            value: reason.id,
            text: reason.label,
            hint: reason.learnerWords ? `The learner reads: ${reason.learnerWords}` : undefined,
            conditional: <Detail reason={reason} />,
          }))}
        />
      ))}
      <TextArea name="message" label="A message to the learner" isOptional rows={4} maxLength={1000} />
    </>
  )
}

/** What the learner will read, word for word. */
export function RejectionPreview({ preview }: { preview: Preview }) {
  return (
    <InsetText>
      <h2 className="govuk-heading-m">This is what the learner will read</h2>
      <p className="govuk-body">
        We are sorry. {preview.provider} cannot offer you a place on {preview.course}. This is why:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {preview.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {preview.message ? <p className="govuk-body onward-own-words">{preview.message}</p> : null}
    </InsetText>
  )
}

function Detail({ reason }: { reason: Reason }) {
  return (
    <TextInput
      name={`details.${reason.id}`}
      label={`Say more about “${reason.label}”`}
      hint={reason.needsDetail ? 'The learner reads this too.' : 'The learner reads this too. You may leave it empty.'}
      isOptional={!reason.needsDetail}
    />
  )
}
