import { Checkbox, Radios, Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'
import { NumberInput, TextInput } from '~/ui/fields/text-input'
import { contactKinds, contactOutcomes } from '../contact.words'

type Props = { isGroup?: boolean; mayAddTarget?: boolean; mayConfide?: boolean }

/** What is asked about one contact, or one session with several. */
export function ContactFields({ isGroup, mayAddTarget, mayConfide }: Props) {
  return (
    <>
      <Radios name="kind" legend="How did you get in touch?" options={contactKinds} isSmall />
      <Radios name="outcome" legend="What came of it?" options={contactOutcomes} isSmall />
      <DateInput name="day" legend="Which day was it?" />
      <TextInput name="time" label="What time was it?" hint="For example 9:30am or 14:15" width={10} />
      <NumberInput name="minutes" label="How many minutes did it take?" isOptional width={3} />
      <TextInput name="place" label="Where was it?" isOptional />
      <TextArea
        name="note"
        label="Note"
        hint={isGroup ? 'It is kept for each of them: name nobody.' : 'The learner may ask to read this.'}
        isOptional
        rows={4}
        maxLength={2000}
      />
      {mayConfide ? (
        <div data-never-kept>
          <TextArea
            name="confidential"
            label="Confidential note"
            hint="Only advisers with the right to it read this, and each look is written down."
            isOptional
            rows={3}
            maxLength={4000}
          />
        </div>
      ) : null}
      <TextArea name="agreed" label="What did you agree?" isOptional rows={2} maxLength={1000} />
      {mayAddTarget ? (
        <Checkbox
          name="asTarget"
          label="Add it to the learner’s plan as a target"
          hint="It is due on the day of the next step."
        />
      ) : null}
      <DateInput name="nextActionOn" legend="When is the next step due?" isOptional />
      <Select
        name="nextActionKind"
        label="What will the next step be?"
        options={contactKinds}
        empty="Not decided"
        isOptional
      />
    </>
  )
}
