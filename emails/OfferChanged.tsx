import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo, Lines, Quote } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  /** Whose offer it is, for a parent; nothing in the learner's own letter. */
  learner: string | null
  change: 'changed' | 'again' | 'reopened' | 'other-course'
  provider: string
  course: string
  earlierCourse: string
  conditions: string[]
  earlierConditions: string[]
  message: string | null
  /** Nothing while other answers are still to come. */
  replyBy: string | null
  link: string
}

/** Tells the learner that an offer is another one now: what was, what is, and by when to reply. */
export default function OfferChanged({
  name,
  learner,
  change,
  provider,
  course,
  message,
  replyBy,
  link,
  ...was
}: Props) {
  const { conditions, earlierCourse, earlierConditions } = was
  const isOther = change === 'changed' || change === 'other-course'
  return (
    <Layout title={`${provider} ${titles[change]}`}>
      <Text>Dear {name},</Text>
      <Text>{whatHappened[change](provider, learner)}</Text>
      {isOther ? (
        <>
          <Text>
            Before, the offer was for {earlierCourse}. {conditionsBefore(earlierConditions)}
          </Text>
          <Lines lines={earlierConditions} />
        </>
      ) : null}
      <Text>
        The offer is now for {course}.{' '}
        {conditions.length > 0 ? 'These are the conditions:' : 'There are no conditions.'}
      </Text>
      <Lines lines={conditions} />
      {message ? <Quote>{message}</Quote> : null}
      <Text>{whenToReply(learner, replyBy)}</Text>
      <GoTo link={link}>{learner ? 'See how things stand' : 'Read the offer and reply'}</GoTo>
    </Layout>
  )
}

const titles = {
  changed: 'has changed an offer',
  again: 'has made an offer again',
  reopened: 'has opened an offer again',
  'other-course': 'has made another offer',
} as const

const whatHappened: Record<Props['change'], (provider: string, learner: string | null) => string> = {
  changed: (provider, learner) => `${provider} has changed its offer to ${learner ?? 'you'}. Please read it again.`,
  again: (provider, learner) =>
    `Good news. ${provider} took its offer to ${learner ?? 'you'} back, but now makes it again.`,
  reopened: (provider, learner) =>
    `Good news. The offer to ${learner ?? 'you'} had run out. ${provider} has opened it again for a short time.`,
  'other-course': (provider, learner) =>
    `${provider} makes ${learner ?? 'you'} a new offer. It takes the place of the one ${learner ?? 'you'} said yes to.`,
}

function conditionsBefore(conditions: readonly string[]) {
  return conditions.length > 0 ? 'These were the conditions:' : 'There were no conditions.'
}

function whenToReply(learner: string | null, replyBy: string | null) {
  if (learner) return replyBy ? `${learner} has until ${formatDay(replyBy)} to reply.` : `${learner} replies.`
  if (replyBy) return `Reply by ${formatDay(replyBy)}. If you do not, the offer runs out.`
  return 'You can reply now, or wait for your other answers. We will tell you the last day to reply.'
}
