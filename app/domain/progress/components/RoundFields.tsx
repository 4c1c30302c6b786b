import { Checkboxes } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextInput } from '~/ui/fields/text-input'

/** What a round of reports is. The grade is always asked. */
export function RoundFields() {
  return (
    <>
      <TextInput name="name" label="Name" hint="For example Autumn" width={20} />
      <DateInput name="opensOn" legend="First day to enter" />
      <DateInput name="closesOn" legend="Last day" hint="What is entered later is marked as late." />
      <Checkboxes
        name="asks"
        legend="What is asked beside the grade"
        options={{ effort: 'Effort', comment: 'A short comment' }}
      />
    </>
  )
}
