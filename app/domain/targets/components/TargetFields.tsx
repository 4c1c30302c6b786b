import { Radios, Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'
import { TextInput } from '~/ui/fields/text-input'
import { ownerOptions } from '../target.words'

/** What a target asks for: what, why, how one will know, who, and by when. */
export function TargetFields({ role }: { role: string }) {
  return (
    <>
      <TextInput name="title" label="What is the target?" hint="For example: visit two colleges." />
      <TextArea name="why" label="Why does it matter?" hint="You can leave this out." rows={3} maxLength={1000} />
      <TextArea
        name="measure"
        label="How will you know it is reached?"
        hint="You can leave this out."
        rows={2}
        maxLength={500}
      />
      <Select name="owner" label="Who sees to it?" options={ownerOptions(role)} empty="Choose" />
      <Radios
        name="by"
        legend="By when?"
        options={[
          { value: '3', text: 'In 3 months' },
          { value: '6', text: 'In 6 months' },
          { value: '12', text: 'In a year' },
          { value: 'day', text: 'By a day', conditional: <DateInput name="dueOn" legend="Which day?" /> },
        ]}
      />
    </>
  )
}
