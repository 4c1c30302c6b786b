import { Checkboxes } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { NumberInput } from '~/ui/fields/text-input'
import { TextArea } from '~/ui/fields/text-area'
import { Details } from '~/ui/text'

type Props = { blocks: readonly { id: string; name: string; hours: string }[] }

/** How many places, when, in which blocks, and what stands for it. */
export function SharedRunFields({ blocks }: Props) {
  return (
    <>
      <NumberInput name="places" label="How many places?" />
      <NumberInput name="least" label="With how many learners does it run at least?" />
      <DateInput name="fromOn" legend="First day" />
      <DateInput name="untilOn" legend="Last day" />
      <Checkboxes
        name="blocks"
        legend="In which blocks of the week?"
        isSmall
        options={blocks.map(({ id, name, hours }) => ({ value: id, text: name, hint: hours }))}
      />
      <TextArea
        name="transport"
        label="Transport"
        hint="How a learner gets there and back. Leave it empty if there is none."
        isOptional
        rows={2}
        maxLength={300}
      />
      <TextArea
        name="support"
        label="Support the host gives"
        hint="Leave it empty if the host gives none beyond the usual."
        isOptional
        rows={2}
        maxLength={300}
      />
      <DateInput name="safeUntil" legend="The health and safety check holds until" isOptional />
      <Details summary="Out of service for a time">
        <DateInput name="outFrom" legend="Out from" isOptional />
        <DateInput name="outUntil" legend="Out until" isOptional />
      </Details>
    </>
  )
}
