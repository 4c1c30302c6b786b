import { Select } from '~/ui/fields/choices'
import { TextInput } from '~/ui/fields/text-input'
import { meanings } from '../sheet-column'

type Column = { place: number; heading: string; examples: readonly string[] }

/** A row for each column of a file: its heading, a few of its values, and what it is. */
export function SheetColumns({ columns }: { columns: readonly Column[] }) {
  return (
    <>
      {columns.map(({ place, heading, examples }) => (
        <fieldset className="govuk-fieldset onward-row" key={place}>
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
            {heading}{' '}
            {examples.length > 0 ? <span className="govuk-hint">For example: {examples.join(', ')}</span> : null}
          </legend>
          <Select name={`columns.${place}.meaning`} label="This column is" options={meanings} />
          <TextInput
            name={`columns.${place}.subject`}
            label="Subject of the grades"
            hint="Only for predicted grades in one subject"
            width={20}
            isOptional
          />
        </fieldset>
      ))}
    </>
  )
}
