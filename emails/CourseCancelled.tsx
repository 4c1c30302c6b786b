import { Text } from '@react-email/components'
import { GoTo, Lines, Quote, WhatRemains, type Remaining } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  /** Whose course it was, for a parent or a tutor; nothing in the learner's own letter. */
  learner: string | null
  course: string
  provider: string
  reason: string
  message: string | null
  /** Whether it had been sent to the provider. */
  wasSent: boolean
  /** Whether there was an offer or a place. */
  hadOffer: boolean
  /** Other starts of the same course that one can apply for. */
  others: string[]
  remaining: Remaining
  link: string
}

/** Tells that a course will not run, why, where else the same course can be had, and what is left. */
export default function CourseCancelled(props: Props) {
  const { name, learner, course, provider, reason, message, wasSent, hadOffer, others, remaining, link } = props
  return (
    <Layout title={`${provider} has cancelled a course`}>
      <Text>Dear {name},</Text>
      <Text>
        We are sorry. {provider} has cancelled {course}. {reason}
      </Text>
      {message ? <Quote>{message}</Quote> : null}
      <Text>{whatEnds(learner, wasSent, hadOffer)}</Text>
      {others.length > 0 ? (
        <>
          <Text>{provider} still teaches this course. You can apply for another start:</Text>
          <Lines lines={others} />
        </>
      ) : null}
      {learner === null ? (
        <WhatRemains remaining={remaining} />
      ) : (
        <Text>Please talk to {learner}, and help with what to do next.</Text>
      )}
      <GoTo link={link}>{whereTo(learner, others.length > 0, remaining)}</GoTo>
    </Layout>
  )
}

function whatEnds(learner: string | null, wasSent: boolean, hadOffer: boolean): string {
  if (learner !== null) return `What ${learner} had there is over. It is nobody’s fault.`
  if (!wasSent) return 'It was on your list, and you had not sent it. It cannot be sent any more.'
  if (hadOffer) return 'So the place they offered you is gone. You did nothing wrong.'
  return 'So your application there is over. You did nothing wrong.'
}

function whereTo(learner: string | null, hasOthers: boolean, remaining: Remaining): string {
  if (learner !== null) return 'See the choices'
  if (hasOthers) return 'See the other starts'
  return remaining === 'nothing' ? 'Find another course' : 'See your choices'
}
