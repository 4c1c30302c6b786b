import { formatDay } from '~/kit/dates'
import { SummaryList } from '~/ui/summary-list'
import { dayWords, turnWords, type NextStep } from '../status.words'

/** How a choice stands: what it waits for, whose turn it is, by which day, and what happens if nothing happens. */
export function NextStepFacts({ step }: { step: NextStep }) {
  return (
    <>
      <p className="govuk-body-l">{step.what}</p>
      <SummaryList
        rows={[
          { key: 'Whose turn', value: turnWords[step.turn] },
          step.by ? { key: dayWords[step.turn], value: formatDay(step.by) } : null,
          step.ifNothing ? { key: 'If nothing happens', value: step.ifNothing } : null,
        ]}
      />
    </>
  )
}
