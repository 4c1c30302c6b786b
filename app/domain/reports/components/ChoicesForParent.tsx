import { formatDay, formatMoment, londonDay } from '~/kit/dates'
import { Card, Cards } from '~/ui/card'
import { isChoiceState } from '../../applications/choice.states'
import { choiceTag } from '../../applications/choice.words'
import { conditionWords } from '../../enrolments/condition.words'

type Choice = {
  id: string
  courseTitle: string
  providerName: string
  state: string
  sentAt: string | null
  answerBy: string | null
  replyBy: string | null
  interviewAt: string | null
  startsOn: string | null
  conditions: readonly { text: string; status: keyof typeof conditionWords }[]
}

/** How each choice stands, with its days and the conditions of its offer, for a parent. */
export function ChoicesForParent({ choices }: { choices: readonly Choice[] }) {
  if (choices.length === 0) return <p className="govuk-body">No course has been chosen yet.</p>
  return (
    <Cards>
      {choices.map(({ id, courseTitle, providerName, state, conditions, ...days }) => (
        <Card
          key={id}
          title={courseTitle}
          headingLevel={3}
          byline={providerName}
          tags={isChoiceState(state) ? [choiceTag(state, 'school')] : []}
          facts={[...factsOf(days), ...conditions.map(conditionFact)]}
        />
      ))}
    </Cards>
  )
}

type Days = Pick<Choice, 'sentAt' | 'answerBy' | 'replyBy' | 'interviewAt' | 'startsOn'>

function factsOf({ sentAt, answerBy, replyBy, interviewAt, startsOn }: Days) {
  return [
    { key: 'Sent', value: sentAt ? formatDay(londonDay(new Date(sentAt))) : 'Not sent yet' },
    ...(interviewAt ? [{ key: 'Interview', value: formatMoment(new Date(interviewAt)) }] : []),
    ...(answerBy ? [{ key: 'Answer due by', value: formatDay(answerBy) }] : []),
    ...(replyBy ? [{ key: 'Reply to the offer by', value: formatDay(replyBy) }] : []),
    ...(startsOn ? [{ key: 'Starts', value: formatDay(startsOn) }] : []),
  ]
}

function conditionFact({ text, status }: Choice['conditions'][number]) {
  return { key: 'Condition', value: `${text} (${conditionWords[status].text.toLowerCase()})` }
}
