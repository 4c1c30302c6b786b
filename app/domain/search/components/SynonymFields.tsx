import { Radios } from '~/ui/fields/choices'
import { TextInput } from '~/ui/fields/text-input'
import { synonymKindWords } from '../synonym.words'

/** What people type, what courses call it, and what kind of pair that is. */
export function SynonymFields() {
  return (
    <>
      <TextInput name="asked" label="What people type" hint="Up to three words, such as: car mechanic" width={20} />
      <TextInput
        name="meant"
        label="What courses call it"
        hint="All of these words must be in a course for it to be found, such as: motor vehicle"
        width={30}
      />
      <Radios
        name="kind"
        legend="What people type is"
        hint="What is short for it, or a misspelling of it, counts as the word itself. The others rank a little lower."
        options={synonymKindWords}
      />
    </>
  )
}
