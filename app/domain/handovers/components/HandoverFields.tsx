import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { TEXT_AT_MOST } from '../handover.schemas'

type Props = { reasons: readonly { id: string; label: string }[] }

/** Why, and what was tried. */
export function HandoverFields({ reasons }: Props) {
  return (
    <>
      <Radios
        name="reason"
        legend="Why do you hand over?"
        options={reasons.map(({ id, label }) => ({ value: id, text: label }))}
        isSmall
      />
      <TextArea
        name="tried"
        label="What have you tried?"
        hint="Your school and the adviser read this. The learner may ask to read it too. Leave out health and anything told in confidence."
        rows={5}
        maxLength={TEXT_AT_MOST}
      />
    </>
  )
}
