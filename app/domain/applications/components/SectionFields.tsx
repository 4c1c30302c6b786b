import { Fragment } from 'react'
import { DateInput } from '~/ui/fields/date-input'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { EmailInput, PhoneInput, TextInput } from '~/ui/fields/text-input'
import { Details } from '~/ui/text'
import { sectionPrompts } from '../section-prompts'
import type { SectionField } from '../sections'

/** The boxes of one section, each as its kind asks. */
export function SectionFields({ fields }: { fields: readonly SectionField[] }) {
  return fields.map((field) => (
    <Fragment key={field.name}>
      <Prompts field={field} />
      <OneField field={field} />
    </Fragment>
  ))
}

/** Questions to start with, for somebody who does not know how to begin. */
function Prompts({ field: { name, label } }: { field: SectionField }) {
  const prompts = sectionPrompts[name] ?? []
  if (prompts.length === 0) return null
  return (
    <Details summary={`Ideas to begin with: ${label.replace(/\?$/, '')}`}>
      <ul className="govuk-list govuk-list--bullet">
        {prompts.map((prompt) => (
          <li key={prompt}>{prompt}</li>
        ))}
      </ul>
    </Details>
  )
}

function OneField({ field }: { field: SectionField }) {
  const { label, hint, isOptional = false, maxLength, maxWords, options = {}, autoComplete } = field
  const shared = { name: `answers.${field.name}`, hint, isOptional }
  if (field.kind === 'date') return <DateInput {...shared} legend={label} isBirthday />
  if (field.kind === 'radios') return <Radios {...shared} legend={label} options={options} />
  if (field.kind === 'email') return <EmailInput {...shared} label={label} />
  if (field.kind === 'phone') return <PhoneInput {...shared} label={label} />
  if (field.kind === 'area') {
    const rows = maxLength > 1000 ? 12 : maxLength > 300 ? 5 : 3
    const limit = maxWords ? { maxWords } : { maxLength }
    return <TextArea {...shared} label={label} rows={rows} {...(maxLength > 300 ? limit : {})} />
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
