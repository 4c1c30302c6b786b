import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo, Quote } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  /** Whose place it is, for a parent; nothing in the learner's own letter. */
  learner: string | null
  course: string
  provider: string
  start: string
  message: string | null
  answerBy: string
  /** The last day is near, and no answer has come. */
  isReminder: boolean
  link: string
}

/** Asks whether a place may wait a year, and says that nothing changes without a yes. */
export default function DeferralProposed(props: Props) {
  const { name, learner, course, provider, start, message, answerBy, isReminder, link } = props
  const isOwn = learner === null
  return (
    <Layout title="May a place wait a year?">
      <Text>Dear {name},</Text>
      {isReminder ? <Text>You have not answered this question yet.</Text> : null}
      <Text>
        {provider} asks {isOwn ? 'you' : learner} something. May they keep {isOwn ? 'your' : 'the'} place on {course}{' '}
        for next year? The course would start: {start}.
      </Text>
      {message ? <Quote>{message}</Quote> : null}
      <Text>
        With a yes, {isOwn ? 'you have' : `${learner} has`} no place on this course this year. With a no, everything
        stays as it is.
      </Text>
      <Text>
        {isOwn ? 'Please answer' : `Only ${learner} can answer, and should do so`} by {formatDay(answerBy)}. Without an
        answer nothing changes.
      </Text>
      <GoTo link={link}>{isOwn ? 'Say yes or no' : 'See the choices'}</GoTo>
    </Layout>
  )
}
