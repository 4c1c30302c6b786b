import { Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'

/** Who owns a gap, what comes next, and by when. */
export function GapFields({ owners }: { owners: readonly { value: string; text: string }[] }) {
  return (
    <>
      <Select
        name="owner"
        label="Who takes it on?"
        hint="A provider gets a letter, reads it beside its courses and answers"
        options={owners}
        empty="Choose"
      />
      <TextArea name="nextStep" label="Next step" hint="Write no names of learners" rows={3} maxLength={500} />
      <DateInput name="dueOn" legend="By which day?" />
    </>
  )
}
