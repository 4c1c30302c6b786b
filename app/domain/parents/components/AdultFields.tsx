import { Radios } from '~/ui/fields/choices'
import { EmailInput, TextInput } from '~/ui/fields/text-input'
import { relationships } from '../parent'

/** Who an adult is: a name, an address that only they read, and what they are to the learner. */
export function AdultFields() {
  return (
    <>
      <TextInput name="name" label="Their name" autoComplete="off" width={30} />
      <EmailInput name="email" label="Their email address" hint="One that only they read." autoComplete="off" />
      <Radios name="relationship" legend="Who are they?" options={relationships} isSmall />
    </>
  )
}
