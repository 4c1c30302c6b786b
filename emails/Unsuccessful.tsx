import { Text } from '@react-email/components'
import { GoTo, Lines, Quote } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  course: string
  provider: string
  reasons: string[]
  message: string | null
  /** What the learner still has, which decides what to say next. */
  remaining: 'nothing' | 'answers' | 'offers' | 'both'
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
      <Text>{whatRemains[remaining]}</Text>
      <GoTo link={remaining === 'nothing' ? coursesLink : link}>
        {remaining === 'nothing' ? 'Find another course' : 'See your choices'}
      </GoTo>
    </Layout>
  )
}

const whatRemains: Record<Props['remaining'], string> = {
  nothing: 'You can still apply for other courses. Many have places. Your school or your adviser can help you choose.',
  answers: 'You are still waiting for other answers. You can also add another course.',
  offers: 'You still have an offer to reply to.',
  both: 'You still have an offer, and other answers are on their way.',
}
