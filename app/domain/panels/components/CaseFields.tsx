import { Checkbox, Radios, Select } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { Details } from '~/ui/text'
import { DETAIL_AT_MOST, SUPPORT_AT_MOST, WHY_AT_MOST } from '../case.schemas'

type Props = { runs: readonly { value: string; text: string }[]; asksSupport: boolean }

/** Up to three wishes, why, what is needed, and whether it cannot wait. */
export function CaseFields({ runs, asksSupport }: Props) {
  return (
    <>
      <Select name="first" label="First wish" empty="Choose a course" options={runs} />
      <Select name="second" label="Second wish" isOptional empty="None" options={runs} />
      <Select name="third" label="Third wish" isOptional empty="None" options={runs} />
      <TextArea
        name="why"
        label="Why would this be good for the learner?"
        hint="The panel reads this, and the learner may ask to. Leave out health and anything told in confidence."
        rows={5}
        maxLength={WHY_AT_MOST}
      />
      <Radios
        name="transport"
        legend="Does the learner need transport?"
        isInline
        isSmall
        options={{ yes: 'Yes', no: 'No' }}
      />
      {asksSupport ? (
        <TextArea
          name="support"
          label="What support does the learner need there?"
          hint="Only what the host must provide. The host reads it once the place is confirmed."
          isOptional
          rows={3}
          maxLength={SUPPORT_AT_MOST}
        />
      ) : null}
      <Checkbox name="agreed" label="The learner agrees, and under 16 a parent or carer too" />
      <Details summary="It cannot wait for its turn">
        <Checkbox name="isUrgent" label="This case is urgent" />
        <TextArea name="urgentWhy" label="Why can it not wait?" isOptional rows={3} maxLength={DETAIL_AT_MOST} />
      </Details>
    </>
  )
}
