import { Text } from '@react-email/components'
import { GoTo, Quote, WhatRemains, type Remaining } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  /** Whose offer it was, for a tutor; nothing in the learner's own letter. */
  learner: string | null
  course: string
  provider: string
  reason: string
  detail: string | null
  remaining: Remaining
  link: string
}

/** Tells the learner and the tutor at once that an offer was taken back, why, and what is left. */
export default function OfferWithdrawn({ name, learner, course, provider, reason, detail, remaining, link }: Props) {
  return (
    <Layout title={`${provider} has taken back ${learner === null ? 'its' : 'an'} offer`}>
      <Text>Dear {name},</Text>
      <Text>
        {provider} has taken back its offer for {course}
        {learner === null ? '' : ` to ${learner}`}. {reason}
      </Text>
      {detail ? <Quote>{detail}</Quote> : null}
      {learner === null ? (
        <>
          <Text>We are sorry. Talk to your school or your adviser: they can help you.</Text>
          <WhatRemains remaining={remaining} />
        </>
      ) : (
        <Text>Please see {learner} soon, and help with what to do next.</Text>
      )}
      <GoTo link={link}>{learner === null ? 'See your choices' : 'See this learner'}</GoTo>
    </Layout>
  )
}
