import { DateInput } from '~/ui/fields/date-input'
import { TextInput } from '~/ui/fields/text-input'

/** What a school holiday is called, and its first and last day. */
export function HolidayFields() {
  return (
    <>
      <TextInput name="name" label="What is it called?" hint="For example Easter holiday" width={20} />
      <DateInput name="startsOn" legend="First day" hint="The first day on which schools are closed" />
      <DateInput name="endsOn" legend="Last day" hint="The last day on which schools are closed" />
    </>
  )
}
