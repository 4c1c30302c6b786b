import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo, Quote } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  /** Whose place it is, for a parent or a tutor; nothing in the learner's own letter. */
  learner: string | null
  course: string
  provider: string
  start: string
  agreedOn: string
  confirmFrom: string
  message: string | null
  link: string
}

/** Tells that a place is kept for the next year, as agreed, what happens next, and what to do if it is wrong. */
export default function PlaceDeferred(props: Props) {
  const { name, learner, course, provider, start, agreedOn, confirmFrom, message, link } = props
  const isOwn = learner === null
  return (
    <Layout title="A place is kept for next year">
      <Text>Dear {name},</Text>
      <Text>
        {provider} keeps {isOwn ? 'your' : `${learner}’s`} place on {course} for next year. The course starts: {start}.
      </Text>
      <Text>
        {isOwn ? 'You' : learner} agreed to this on {formatDay(agreedOn)}.
      </Text>
      {message ? <Quote>{message}</Quote> : null}
      <Text>
        From {formatDay(confirmFrom)} they confirm the place again. {isOwn ? 'You' : 'They'} need not apply again for
        this course.
      </Text>
      <Text>
        {isOwn
          ? 'If you did not agree, call them at once, or talk to your school or adviser.'
          : `If this is not what ${learner} wants, please call them at once.`}
      </Text>
      <GoTo link={link}>{isOwn ? 'See your choice' : 'See the choices'}</GoTo>
    </Layout>
  )
}
