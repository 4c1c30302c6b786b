import { Checkboxes, Radios, Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden, TextInput } from '~/ui/fields/text-input'
import { parties, type Party } from '../programme-end'
import { interestWords, nextLevels, partyWords } from '../programme-end.words'
import type { EndKind } from '../programme.states'

type Props = {
  kind: EndKind
  reasons: readonly { id: string; party: string; label: string }[]
  steps: readonly { code: string; label: string }[]
  /** The newest day on which a register has the learner as there. */
  lastSeen: string | null
  version: number
}

/** What is asked when a programme ends: the last day, who and why where somebody left, and what comes next. */
export function EndFields({ kind, reasons, steps, lastSeen, version }: Props) {
  return (
    <>
      <DateInput
        name="lastOn"
        legend="Which was the last day the learner came?"
        hint={lastSeen ? `The registers have them as there on ${lastSeen}.` : 'No register has them as there yet.'}
      />
      {kind === 'withdrawn' ? <WhoAndWhy reasons={reasons} /> : null}
      <Radios
        name="nextStep"
        legend="What comes next?"
        isSmall
        options={steps.map(({ code, label }) => ({ value: code, text: label }))}
      />
      <TextInput
        name="nextProvider"
        label="Where?"
        hint="The school, college, training provider or employer"
        isOptional
      />
      <TextInput name="nextCourse" label="Which course?" isOptional />
      <Select name="nextLevel" label="At which level?" options={nextLevels} empty="Not known" isOptional />
      <DateInput name="nextStartsOn" legend="When does it begin?" isOptional />
      <TextArea
        name="detail"
        label="Do you want to say more?"
        hint="Say more where you chose another reason. The learner may ask to read this."
        isOptional
        rows={4}
        maxLength={1000}
      />
      <Hidden name="version" value={version} />
    </>
  )
}

function WhoAndWhy({ reasons }: Pick<Props, 'reasons'>) {
  return (
    <>
      <Radios
        name="party"
        legend="Who ended it?"
        options={parties.map((party) => ({
          value: party,
          text: partyWords[party],
          conditional: <Why party={party} reasons={reasons} />,
        }))}
      />
      <Radios
        name="futureInterest"
        legend="May the learner want to come back to learning here?"
        isInline
        isSmall
        options={interestWords}
      />
    </>
  )
}

function Why({ party, reasons }: { party: Party; reasons: Props['reasons'] }) {
  return (
    <Checkboxes
      name={`reasons.${party}`}
      legend="Why? Choose all that are true"
      legendSize="s"
      isSmall
      options={reasons.filter((reason) => reason.party === party).map(({ id, label }) => ({ value: id, text: label }))}
    />
  )
}
