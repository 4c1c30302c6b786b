import { Radios } from '~/ui/fields/choices'
import { NumberInput } from '~/ui/fields/text-input'
import type { Asked } from '../setting-value.schemas'

type Props = { asked: Asked; label: string; unit?: string | undefined; hint: string | undefined }

/** The field a setting is asked for with: a number, yes or no, or one of a few ways. */
export function SettingField({ asked, label, unit, hint }: Props) {
  if (asked.kind === 'number') return <NumberInput name="value" label={label} hint={hint} suffix={unit} />
  const options = asked.kind === 'choice' ? asked.options : { yes: 'Yes', no: 'No' }
  return <Radios name="value" legend={label} hint={hint} options={options} />
}
