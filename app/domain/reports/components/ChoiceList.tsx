import { formatDay, formatMoment } from '~/kit/dates'
import { Card, Cards } from '~/ui/card'
import { isChoiceState } from '../../applications/choice.states'
import { choiceTag } from '../../applications/choice.words'

type Choice = {
  id: string
  state: string
  courseTitle: string
  providerName: string
  answerBy: string | null
  replyBy: string | null
  interviewAt: string | null
  startsOn: string | null
  openConditions: number | null
  cycleName: string
}

/** Every choice of a learner with the days that matter. */
export function ChoiceList({ choices }: { choices: readonly Choice[] }) {
  if (choices.length === 0) return <p className="govuk-body">No course has been chosen yet.</p>
  return (
    <Cards>
      {choices.map((choice) => (
        <Card
          key={choice.id}
          title={choice.courseTitle}
          headingLevel={3}
          byline={choice.providerName}
          tags={isChoiceState(choice.state) ? [choiceTag(choice.state, 'authority')] : []}
          facts={factsOf(choice)}
        />
      ))}
    </Cards>
  )
}

function factsOf({ state, answerBy, replyBy, interviewAt, startsOn, openConditions, cycleName }: Choice) {
  const isOpen = state === 'submitted' || state === 'interviewing' || state === 'overdue'
  return [
    { key: 'Applied in', value: cycleName },
    isOpen && answerBy ? { key: 'Answer due by', value: formatDay(answerBy) } : null,
    state === 'interviewing' && interviewAt ? { key: 'Interview', value: formatMoment(interviewAt) } : null,
    state === 'offer' && replyBy ? { key: 'Reply by', value: formatDay(replyBy) } : null,
    openConditions ? { key: 'Conditions open', value: openConditions } : null,
    startsOn ? { key: 'Starts', value: formatDay(startsOn) } : null,
  ].filter((fact) => fact !== null)
}
