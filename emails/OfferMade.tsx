import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo, Lines, Quote } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  course: string
  provider: string
  conditions: string[]
  message: string | null
  /** Nothing while other answers are still to come. */
  replyBy: string | null
  link: string
}

/** Tells the learner of an offer, with every condition, and by when to reply. */
export default function OfferMade({ name, course, provider, conditions, message, replyBy, link }: Props) {
  return (
    <Layout title={`${provider} has made you an offer`}>
      <Text>Dear {name},</Text>
      <Text>
        Good news. {provider} has offered you a place on {course}.
      </Text>
      {conditions.length > 0 ? (
        <>
          <Text>
            To take the place you need to meet {conditions.length === 1 ? 'this condition' : 'these conditions'}:
          </Text>
          <Lines lines={conditions} />
        </>
      ) : (
        <Text>There are no conditions.</Text>
      )}
      {message ? <Quote>{message}</Quote> : null}
      <Text>
        {replyBy
          ? `Reply by ${formatDay(replyBy)}. If you do not, the offer runs out.`
          : 'You can reply now, or wait for your other answers. We will tell you the last day to reply.'}
      </Text>
      <GoTo link={link}>Read the offer and reply</GoTo>
    </Layout>
  )
}
