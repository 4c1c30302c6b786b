import { rights, type Right } from '~/kit/actor'
import { Checkboxes } from '~/ui/fields/choices'
import { rightWords } from '../right.words'

type Props = { legend?: string; of?: readonly Right[] }

/** The boxes that say what somebody may do; some of them only, where not all can be given. */
export function RightsField({ legend = 'What may they do?', of = rights }: Props) {
  return (
    <Checkboxes
      name="rights"
      legend={legend}
      hint="Whoever interviews or decides also sees applications."
      options={of.map((right) => ({ value: right, text: rightWords[right].label, hint: rightWords[right].hint }))}
    />
  )
}
