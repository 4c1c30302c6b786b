import { Button } from '~/ui/button'
import { Radios, Select } from '~/ui/fields/choices'
import { decisionWords } from '../results.words'

type Option = { value: string; text: string }

/** What happens with the places that are ticked. */
export function PrepareFields({ starts, reasons }: { starts: readonly Option[]; reasons: readonly Option[] }) {
  return (
    <>
      <Radios
        name="decision"
        legend="When results are out, for those who are ticked"
        options={[
          { value: 'confirm', text: decisionWords.confirm, hint: 'What is missing is not asked for any more.' },
          {
            value: 'not-met',
            text: decisionWords['not-met'],
            hint: 'The place ends. A backup takes its place.',
            conditional: <Select name="reason" label="The reason learners read" options={reasons} empty="Choose one" />,
          },
          {
            value: 'other-course',
            text: decisionWords['other-course'],
            hint: 'The learner has a few days to reply.',
            conditional: <Select name="run" label="Which course and start" options={starts} empty="Choose one" />,
          },
          { value: 'hold', text: decisionWords.hold, hint: 'Nothing happens, whatever the results are.' },
          { value: 'none', text: 'Nothing: take back what was prepared' },
        ]}
      />
      <Button>Prepare</Button>
    </>
  )
}
