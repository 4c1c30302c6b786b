import { Radios } from '~/ui/fields/choices'
import { Hidden, TextInput } from '~/ui/fields/text-input'
import { outsideKinds, outsideStates } from '../outside-application'

/** What is asked of an application elsewhere. */
export function OutsideFields({ version }: { version?: number }) {
  return (
    <>
      <Radios name="kind" legend="What kind of place is it?" options={outsideKinds} />
      <TextInput name="organisationName" label="Who do you apply to?" hint="For example Lock and Sons" />
      <TextInput name="title" label="What do you apply for?" hint="For example apprentice joiner" />
      <Radios name="state" legend="How far is it?" options={outsideStates} />
      {version === undefined ? null : <Hidden name="version" value={version} />}
    </>
  )
}
