import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'

type Props = { reasons: { id: string; label: string }[]; legend: string; hint?: string; isOptional?: boolean }

/** One reason from a dated list, and a few words of one's own. */
export function ReasonRadios({ reasons, legend, hint, isOptional = false }: Props) {
  return (
    <>
      <Radios
        name="reason"
        legend={legend}
        hint={hint}
        isOptional={isOptional}
        options={Object.fromEntries(reasons.map(({ id, label }) => [id, label]))}
      />
      <TextArea name="detail" label="Do you want to say more?" isOptional rows={3} maxLength={500} />
    </>
  )
}
