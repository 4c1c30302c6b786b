import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden, TextInput } from '~/ui/fields/text-input'
import { momentWords } from '../survey.words'

/** A survey as a coordinator writes it. */
export function SurveyFields({ version }: { version: number }) {
  return (
    <>
      <TextInput name="title" label="Title" hint="Learners read it. For example: Three questions about applying" />
      <Radios name="moment" legend="When are learners asked?" options={momentWords} />
      <TextArea
        name="questions"
        label="Questions"
        hint="Each question on a line of its own, and its answers below it with a dash before each. A question without answers is answered in words."
        rows={10}
        maxLength={4000}
      />
      <Hidden name="version" value={version} />
    </>
  )
}
