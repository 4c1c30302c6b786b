import { Radios, Select } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { DETAIL_AT_MOST } from '../case.schemas'
import { outcomeHints, outcomes, outcomeWords } from '../case.words'

type Choice = { value: string; text: string }
type Props = {
  wishes: readonly Choice[]
  others: readonly Choice[]
  reasons: readonly { id: string; list: string; label: string }[]
}

const groups: Record<string, string> = {
  'panel-reserve': 'Reserve',
  'panel-refusal': 'Refuse',
  'panel-defer': 'Defer',
}

/** What the panel decides, on which course, and why. */
export function DecisionFields({ wishes, others, reasons }: Props) {
  return (
    <>
      <Radios
        name="outcome"
        legend="What does the panel decide?"
        options={outcomes.map((value) => ({ value, text: outcomeWords[value], hint: outcomeHints[value] }))}
      />
      <Select name="run" label="Place: on which of the wishes?" isOptional empty="No place" options={wishes} />
      <Select name="other" label="Alternative: on which other course?" isOptional empty="No other" options={others} />
      <Select
        name="reason"
        label="Reserve, refuse or defer: why?"
        isOptional
        empty="No reason needed"
        options={reasons.map(({ id, list, label }) => ({ value: id, text: `${groups[list] ?? list}: ${label}` }))}
      />
      <TextArea
        name="detail"
        label="Do you want to say more?"
        hint="The school reads this. The learner reads the reason in plain words."
        isOptional
        rows={3}
        maxLength={DETAIL_AT_MOST}
      />
    </>
  )
}
