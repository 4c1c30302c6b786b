import { DateInput } from '~/ui/fields/date-input'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { EmailInput, PhoneInput, TextInput } from '~/ui/fields/text-input'
import type { SectionField } from '../sections'

/** The boxes of one section, each as its kind asks. */
export function SectionFields({ fields }: { fields: readonly SectionField[] }) {
  return fields.map((field) => <OneField key={field.name} field={field} />)
}

function OneField({ field }: { field: SectionField }) {
  const { label, hint, isOptional = false, maxLength, options = {}, autoComplete } = field
  const shared = { name: `answers.${field.name}`, hint, isOptional }
  if (field.kind === 'date') return <DateInput {...shared} legend={label} isBirthday />
  if (field.kind === 'radios') return <Radios {...shared} legend={label} options={options} />
  if (field.kind === 'email') return <EmailInput {...shared} label={label} />
  if (field.kind === 'phone') return <PhoneInput {...shared} label={label} />
  if (field.kind === 'area') {
    return maxLength > 300 ? (
      <TextArea {...shared} label={label} maxLength={maxLength} rows={maxLength > 1000 ? 12 : 5} />
    ) : (
      <TextArea {...shared} label={label} rows={3} />
    )
  }
  return <TextInput {...shared} label={label} {...(autoComplete ? { autoComplete } : {})} />
}

/** The last question of every section: a half-done section is kept, and holds up nothing but sending. */
export function Finished() {
  return (
    <Radios
      name="isFinished"
      legend="Have you finished this part?"
      legendSize="s"
      options={{ yes: 'Yes, I have finished it', no: 'No, I will come back to it' }}
    />
  )
}
