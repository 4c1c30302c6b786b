import { Radios } from '~/ui/fields/choices'
import { conditionDecisions, type ConditionDecision } from '../condition'
import { conditionWords } from '../condition.words'

type Props = { conditions: { id: string; text: string; status: ConditionDecision }[] }

const options = conditionDecisions.map((decision) => ({ value: decision, text: conditionWords[decision].text }))

/** What became of each condition: one question for each. */
export function ConditionDecisions({ conditions }: Props) {
  return (
    <>
      {conditions.map(({ id, text, status }) => (
        <Radios
          key={id}
          name={`decisions.${id}`}
          legend={text}
          options={options}
          defaultValue={status}
          isInline
          isSmall
        />
      ))}
    </>
  )
}
