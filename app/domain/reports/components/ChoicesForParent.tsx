import { formatDay, formatMoment, londonDay } from '~/kit/dates'
import { Card, Cards } from '~/ui/card'
import { canMove } from '../../applications/choice'
import { is, isChoiceState, type ChoiceState } from '../../applications/choice.states'
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
  questionBy: string | null
  mayWaitBy: string | null
  confirmFrom: string | null
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
          facts={[...factsOf(state, days), ...conditions.map(conditionFact)]}
        />
      ))}
    </Cards>
  )
}

type Days = Omit<Choice, 'id' | 'courseTitle' | 'providerName' | 'state' | 'conditions'>

function factsOf(name: string, { sentAt, interviewAt, startsOn, ...days }: Days) {
  return [
    { key: 'Sent', value: sentAt ? formatDay(londonDay(new Date(sentAt))) : 'Not sent yet' },
    ...(interviewAt ? [{ key: 'Interview', value: formatMoment(new Date(interviewAt)) }] : []),
    ...(isChoiceState(name) ? daysFor(name, days) : []),
    ...(startsOn ? [{ key: 'Starts', value: formatDay(startsOn) }] : []),
  ]
}

/** The days by which somebody has to do something, in a state in which it still matters. */
function daysFor(
  state: ChoiceState,
  { answerBy, replyBy, questionBy, mayWaitBy, confirmFrom }: Pick<Days, DayName>,
): { key: string; value: string }[] {
  const rows: [string, string | null][] = [
    ['Question to answer by', canMove(state, 'answer') ? questionBy : null],
    ['May it wait a year? Answer by', canMove(state, 'defer') ? mayWaitBy : null],
    ['Answer due by', is(state, 'providerMayDecide') ? answerBy : null],
    ['Reply to the offer by', replyBy],
    ['Kept, and confirmed again from', state === 'deferred' ? confirmFrom : null],
  ]
  return rows.flatMap(([key, day]) => (day === null ? [] : [{ key, value: formatDay(day) }]))
}

type DayName = 'answerBy' | 'replyBy' | 'questionBy' | 'mayWaitBy' | 'confirmFrom'

function conditionFact({ text, status }: Choice['conditions'][number]) {
  return { key: 'Condition', value: `${text} (${conditionWords[status].text.toLowerCase()})` }
}
