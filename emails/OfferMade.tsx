import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo, Lines, Quote } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  /** Whose offer it is, for a parent; nothing in the learner's own letter. */
  learner?: string | null
  course: string
  provider: string
  conditions: string[]
  message: string | null
  /** Nothing while other answers are still to come. */
  replyBy: string | null
  /** A place came free, and the learner was called up from the waiting list. */
  isCalledUp?: boolean
  link: string
}

/** Tells the learner of an offer, with every condition, and by when to reply. */
export default function OfferMade({
  name,
  learner = null,
  course,
  provider,
  conditions,
  message,
  replyBy,
  isCalledUp = false,
  link,
}: Props) {
  return (
    <Layout title={`${provider} has made ${learner ?? 'you'} an offer`}>
      <Text>Dear {name},</Text>
      <Text>
        {isCalledUp ? 'Good news. A place came free on the waiting list.' : 'Good news.'} {provider} has offered{' '}
        {learner ?? 'you'} a place on {course}.
      </Text>
      {conditions.length > 0 ? (
        <>
          <Text>
            To take the place {learner ? `${learner} needs` : 'you need'} to meet{' '}
            {conditions.length === 1 ? 'this condition' : 'these conditions'}:
          </Text>
          <Lines lines={conditions} />
        </>
      ) : (
        <Text>There are no conditions.</Text>
      )}
      {message ? <Quote>{message}</Quote> : null}
      <Text>{whenToReply(learner, replyBy)}</Text>
      <GoTo link={link}>{learner ? 'See how things stand' : 'Read the offer and reply'}</GoTo>
    </Layout>
  )
}

function whenToReply(learner: string | null, replyBy: string | null) {
  if (learner) return replyBy ? `${learner} has until ${formatDay(replyBy)} to reply.` : `${learner} replies.`
  if (replyBy) return `Reply by ${formatDay(replyBy)}. If you do not, the offer runs out.`
  return 'You can reply now, or wait for your other answers. We will tell you the last day to reply.'
}
