import { needOptions } from '../../circumstances/need.words'
import { contactKinds } from '../../participation/contact.words'
import { Radios, Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextInput } from '~/ui/fields/text-input'
import type { ActKind } from '../act'

type Props = {
  kind: ActKind
  advisers: readonly { value: string; text: string }[]
  reasons: readonly { value: string; text: string }[]
}

/** What is asked before something is done to many. */
export function TermsFields({ kind, advisers, reasons }: Props) {
  if (kind === 'move')
    return (
      <>
        <Select name="adviser" label="Who is the new adviser?" options={advisers} empty="Choose the adviser" />
        <Select name="reason" label="Why?" options={reasons} empty="Choose the reason" />
        <TextInput name="detail" label="More about it" isOptional />
      </>
    )
  if (kind === 'next-action')
    return (
      <>
        <DateInput name="on" legend="When is the next step due?" />
        <Select name="what" label="What will it be?" options={contactKinds} empty="Not decided" isOptional />
      </>
    )
  return <Radios name="level" legend="How much help is needed from today?" options={needOptions} />
}
