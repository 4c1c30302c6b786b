import { formatMoment } from '~/kit/dates'
import { SummaryList } from '~/ui/summary-list'

export type InterviewShown = {
  startsAt: Date | string
  place: string
  message: string | null
  learnerAnswer: string | null
  learnerWords: string | null
}

type Props = {
  interview: InterviewShown
  reader?: 'learner' | 'provider'
  action?: { href: string; text: string }
}

/** When and where an interview is, and what the learner said to it. */
export function InterviewDetails({ interview, action, reader = 'provider' }: Props) {
  const { learnerAnswer, learnerWords } = interview
  const answer = learnerAnswer === 'coming' ? 'coming' : learnerAnswer === 'other-time' ? 'otherTime' : 'none'
  return (
    <SummaryList
      card={{ title: 'Interview', ...(action ? { actions: [action] } : {}) }}
      rows={[
        { key: 'When', value: formatMoment(interview.startsAt) },
        { key: 'Where', value: interview.place },
        interview.message ? { key: 'Message', value: interview.message } : null,
        { key: reader === 'learner' ? 'You' : 'The learner', value: answerWords[reader][answer] },
        learnerWords ? { key: 'Times that suit', value: learnerWords } : null,
      ]}
    />
  )
}

const answerWords = {
  learner: { coming: 'You will come', otherTime: 'You asked for another time', none: 'You have not answered yet' },
  provider: { coming: 'Will come', otherTime: 'Asks for another time', none: 'Has not answered yet' },
}
