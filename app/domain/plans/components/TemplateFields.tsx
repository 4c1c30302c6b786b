import { planPartners } from '~/access/roles'
import { Select } from '~/ui/fields/choices'
import { TextInput } from '~/ui/fields/text-input'
import { planParts } from '../plan-rights'
import { partnerWords, partTitle, rightOptions } from '../template.words'

/** What a template asks for: its name, how often, and who may do what with each part. */
export function TemplateFields() {
  return (
    <>
      <TextInput name="name" label="Name" hint="For example the programme it is for." />
      <TextInput name="reviewWeeks" label="Weeks from one review to the next" width={4} inputMode="numeric" />
      {planParts.map((part) => (
        <fieldset key={part} className="govuk-fieldset onward-row">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{partTitle(part)}</legend>
          {planPartners.map((partner) => (
            <Select
              key={partner}
              name={`rights.${part}.${partner}`}
              label={partnerWords[partner]}
              options={rightOptions(part, partner)}
            />
          ))}
        </fieldset>
      ))}
    </>
  )
}
