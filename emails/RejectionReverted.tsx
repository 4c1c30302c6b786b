import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo, Lines, Quote } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  /** Whose offer it is, where the reader is a parent; nothing in the learner's own letter. */
  learner: string | null
  course: string
  provider: string
  conditions: string[]
  message: string | null
  /** Nothing while other answers are still to come. */
  replyBy: string | null
  link: string
}

/** Tells, after a no, that the provider has thought again and offers a place. */
export default function RejectionReverted(props: Props) {
  const { name, learner, course, provider, conditions, message, replyBy, link } = props
  return (
    <Layout title={`${provider} has thought again`}>
      <Text>Dear {name},</Text>
      <Text>
        Good news. {provider} said no before. Now they offer {learner ?? 'you'} a place on {course} after all.
      </Text>
      {conditions.length > 0 ? (
        <>
          <Text>To take the place, {conditions.length === 1 ? 'one thing is' : 'these things are'} needed:</Text>
          <Lines lines={conditions} />
        </>
      ) : (
        <Text>There are no conditions.</Text>
      )}
      {message ? <Quote>{message}</Quote> : null}
      <Text>{learner === null ? 'You are free to say yes or no.' : `${learner} is free to say yes or no.`}</Text>
      <Text>
        {replyBy
          ? `The last day to reply is ${formatDay(replyBy)}. After that the offer runs out.`
          : 'There is no last day to reply yet. We will write again when there is one.'}
      </Text>
      <GoTo link={link}>{learner === null ? 'Read the offer and reply' : 'Read the offer'}</GoTo>
    </Layout>
  )
}
