import { formatDay } from '~/kit/dates'
import { Radios } from '~/ui/fields/choices'
import { mergedFields, type MergedField, type Side } from '../merge'

type Props = { fields: readonly { field: MergedField; kept: string | null; gone: string | null; usual: Side }[] }

/** One question for each field in which the records differ; those alike are not asked about. */
export function FieldChoices({ fields }: Props) {
  return (
    <>
      {fields.map(({ field, kept, gone, usual }) => (
        <Radios
          key={field}
          name={`wins.${field}`}
          legend={`${mergedFields[field]}: which is right?`}
          options={{ kept: shown(field, kept), gone: shown(field, gone) }}
          defaultValue={usual}
          isSmall
        />
      ))}
    </>
  )
}

function shown(field: MergedField, value: string | null) {
  if (value === null) return 'Nothing'
  return field === 'bornOn' ? formatDay(value) : value
}
