import { Select } from '~/ui/fields/choices'
import { TextInput } from '~/ui/fields/text-input'
import { qualificationNames } from '../grade'

const qualifications = qualificationNames.map((name) => ({ value: name, text: name }))

/** Rows of subject, qualification and grade; a row without a grade is left out when it is sent. */
export function GradeRows({ rows }: { rows: number }) {
  return (
    <div id="grades">
      {Array.from({ length: rows }, (_, at) => (
        <fieldset key={at} className="govuk-fieldset onward-row">
          <legend className="govuk-visually-hidden">Grade {at + 1}</legend>
          <TextInput name={`grades.${at}.subject`} label="Subject" width={20} />
          <Select name={`grades.${at}.qualification`} label="Qualification" options={qualifications} />
          <TextInput
            name={`grades.${at}.grade`}
            label="Grade"
            width={4}
            spellCheck={false}
            autoCapitalize="characters"
          />
        </fieldset>
      ))}
    </div>
  )
}
