import { Text } from '@react-email/components'
import { GoTo, Lines, Quote, WhatRemains, type Remaining } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  course: string
  provider: string
  reasons: string[]
  message: string | null
  remaining: Remaining
  /** Courses like it that have places, one line each. */
  alternatives?: readonly string[]
  link: string
  coursesLink: string
}

/** Tells the learner of a rejection, in the very words the provider saw before sending it. */
export default function Unsuccessful({
  name,
  course,
  provider,
  reasons,
  message,
  remaining,
  alternatives = [],
  link,
  coursesLink,
}: Props) {
  return (
    <Layout title={`${provider} cannot offer you a place`}>
      <Text>Dear {name},</Text>
      <Text>
        We are sorry. {provider} cannot offer you a place on {course}. This is why:
      </Text>
      <Lines lines={reasons} />
      {message ? <Quote>{message}</Quote> : null}
      <WhatRemains remaining={remaining} />
      {alternatives.length > 0 ? (
        <>
          <Text>These courses are like it, and have places:</Text>
          <Lines lines={alternatives} />
        </>
      ) : null}
      <GoTo link={remaining === 'nothing' ? coursesLink : link}>
        {remaining === 'nothing' ? 'Find another course' : 'See your choices'}
      </GoTo>
    </Layout>
  )
}
