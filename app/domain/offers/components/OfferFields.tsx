import { Checkboxes, Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { TextInput } from '~/ui/fields/text-input'

type Standard = { value: string; text: string; hint: string }

/** What an offer says: its kind, grades as rows, the usual conditions, the provider's own words. */
export function OfferFields({ standard }: { standard: readonly Standard[] }) {
  return (
    <>
      <Radios
        name="kind"
        legend="What kind of offer is it?"
        options={[
          { value: 'conditional', text: 'Conditional', hint: 'The learner must still achieve something.' },
          { value: 'unconditional', text: 'Unconditional', hint: 'The place is theirs if they say yes.' },
        ]}
      />
      <h2 className="govuk-heading-m">Conditions</h2>
      {gradeRows.map((at) => (
        <fieldset className="govuk-fieldset onward-row" key={at}>
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Grade {at + 1}</legend>
          <TextInput name={`grades.${at}.subject`} label="Subject" width={20} />
          <TextInput name={`grades.${at}.grade`} label="Grade or better" width={5} />
        </fieldset>
      ))}
      <fieldset className="govuk-fieldset onward-row">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Points</legend>
        <TextInput
          name="points.needed"
          label="Points or more"
          hint="A GCSE grade 5 is 5 points; combined science counts as two subjects."
          width={5}
          isOptional
        />
        <TextInput name="points.best" label="Best subjects that count" hint="Empty: all of them" width={3} isOptional />
      </fieldset>
      <Checkboxes name="standard" legend="Usual conditions" options={[...standard]} isOptional />
      <TextArea
        name="others"
        label="What must the learner achieve?"
        hint="In your own words, one on each line. The learner reads them as you write them."
        rows={4}
        isOptional
      />
      <TextArea name="message" label="A message to the learner" maxLength={1000} rows={4} isOptional />
    </>
  )
}

const gradeRows = [0, 1, 2, 3]
