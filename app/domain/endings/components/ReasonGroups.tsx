import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { byCategory, type Reason } from '../reason'

type Named = Pick<Reason, 'id' | 'label' | 'category'>

/** One reason from a list that is read in groups, and a few words of one's own. */
export function ReasonGroups({ reasons, hint }: { reasons: readonly Named[]; hint: string }) {
  return (
    <>
      {byCategory(reasons).map(({ category, reasons }, at) => (
        <Radios
          key={category}
          name={`reason.${at}`}
          legend={category}
          isSmall
          options={Object.fromEntries(reasons.map(({ id, label }) => [id, label]))}
        />
      ))}
      <TextArea name="detail" label="Do you want to say more?" hint={hint} isOptional rows={3} maxLength={500} />
    </>
  )
}
