import { subjectNames } from '~/domain/requirements/school-subject'
import { Checkbox, Select } from '~/ui/fields/choices'
import { TextInput } from '~/ui/fields/text-input'
import { qualificationNames } from '../grade'

const qualifications = qualificationNames.map((name) => ({ value: name, text: name }))

type Props = { rows: number; filled: readonly { subject: string }[] }

/** Rows of what a learner takes or has. A row without any grade is left out; one that is ticked is taken off. */
export function OwnQualifications({ rows, filled }: Props) {
  return (
    <div id="grades">
      <datalist id="subjects">
        {subjectNames.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {Array.from({ length: rows }, (_, at) => (
        <fieldset key={at} className="govuk-fieldset onward-row">
          <legend className="govuk-visually-hidden">Subject {at + 1}</legend>
          <TextInput name={`grades.${at}.subject`} label="Subject" width={20} list="subjects" />
          <Select name={`grades.${at}.qualification`} label="Kind" options={qualifications} />
          <Grade name={`grades.${at}.grade`} label="Predicted" />
          <Grade name={`grades.${at}.achieved`} label="Achieved" />
          <TextInput name={`grades.${at}.year`} label="Year" width={4} inputMode="numeric" spellCheck={false} />
          {filled[at] ? (
            <Checkbox name={`grades.${at}.remove`} label={`Take off ${filled[at].subject}`} isSmall />
          ) : null}
        </fieldset>
      ))}
    </div>
  )
}

function Grade({ name, label }: { name: string; label: string }) {
  return <TextInput name={name} label={label} width={4} spellCheck={false} autoCapitalize="characters" />
}
