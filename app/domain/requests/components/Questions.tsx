import { formatDay, formatMoment } from '~/kit/dates'
import { SummaryList } from '~/ui/summary-list'

type Question = {
  id: string
  question: string
  askedAt: Date | string
  dueOn: string
  answer: string | null
  endedAt: Date | string | null
  outcome: string | null
  helper: string | null
}

/** The questions of a provider with what was answered, the newest first. */
export function Questions({
  questions,
  isForLearner = false,
}: {
  questions: readonly Question[]
  isForLearner?: boolean
}) {
  if (questions.length === 0) return null
  return (
    <section aria-labelledby="questions">
      <h2 className="govuk-heading-m" id="questions">
        {isForLearner ? 'What they asked you' : 'Questions to the applicant'}
      </h2>
      {questions.map((one) => (
        <SummaryList
          key={one.id}
          card={{ title: `Asked on ${formatMoment(one.askedAt)}` }}
          rows={[
            { key: 'Question', value: <span className="onward-own-words">{one.question}</span> },
            { key: isForLearner ? 'Your answer' : 'Answer', value: answerOf(one) },
            one.helper ? { key: 'Answered by', value: one.helper } : null,
            one.answer && one.endedAt ? { key: 'Answered on', value: formatMoment(one.endedAt) } : null,
          ]}
        />
      ))}
    </section>
  )
}

function answerOf({ answer, outcome, dueOn }: Question) {
  if (answer !== null) return <span className="onward-own-words">{answer}</span>
  if (outcome === 'left-unanswered') return `None came by ${formatDay(dueOn)}`
  return outcome === null ? `Not yet. The last day is ${formatDay(dueOn)}` : 'Not needed any more'
}
