import { Checkboxes } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { TextInput } from '~/ui/fields/text-input'

const GRADE_ROWS = 5

type Standard = { name: string; label: string; text: string }

/** The conditions of an offer: grades that results can close by themselves, standard ones, and the provider's own words. */
export function ConditionFields({ standard }: { standard: Standard[] }) {
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">Conditions</legend>
      <p className="govuk-hint">Leave these empty for an unconditional offer. The learner reads each one on a line of its own.</p>
      {Array.from({ length: GRADE_ROWS }, (_, at) => (
        <div key={at} className="onward-row">
          <TextInput name={`grades.${at}.subject`} label={at === 0 ? 'Subject' : `Subject ${at + 1}`} width={20} />
          <TextInput name={`grades.${at}.grade`} label={at === 0 ? 'Lowest grade' : `Lowest grade ${at + 1}`} width={5} spellCheck={false} />
        </div>
      ))}
      <Checkboxes
        name="standard"
        legend="Standard conditions"
        legendSize="s"
        isSmall
        options={standard.map(({ name, label, text }) => ({ value: name, text: label, hint: text }))}
      />
      <TextArea
        name="others"
        label="What must the learner achieve?"
        hint="In your own words, one condition on each line. At most 255 letters each, and 20 conditions in all."
        isOptional
        rows={4}
      />
    </fieldset>
  )
}
