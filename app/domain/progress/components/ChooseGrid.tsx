import { subjectNames } from '~/domain/requirements/school-subject'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { TextInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { scaleNames } from '../scale'

/** Chooses a form and a subject of a school, to enter grades for. */
export function ChooseGrid({ roundId, forms }: { roundId: string; forms: readonly string[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Enter grades in a subject</h2>
      <SearchForm action={paths.progress.grid(roundId)} label="Choose form and subject" isInline>
        <Select name="form" label="Form" options={forms.map((one) => ({ value: one, text: one || 'No form' }))} />
        <TextInput name="subject" label="Subject" list="subjects" width={20} />
        <Select
          name="scale"
          label="Graded on"
          options={scaleNames.map((one) => ({ value: one, text: one }))}
          defaultValue="GCSE (9 to 1)"
        />
        <Button kind="secondary">Show</Button>
      </SearchForm>
      <datalist id="subjects">
        {subjectNames.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  )
}
