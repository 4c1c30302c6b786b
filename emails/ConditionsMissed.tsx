import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  learner: string
  course: string
  provider: string
  why: string
  remaining: 'nothing' | 'answers' | 'offers' | 'both'
  link: string
}

/** Says kindly that an offer cannot be kept, why, and what can be done. */
export default function ConditionsMissed({ name, learner, course, provider, why, remaining, link }: Props) {
  return (
    <Layout title={`The offer from ${provider}`}>
      <Text>Dear {name},</Text>
      <Text>
        {provider} cannot keep the place on {course} for {learner}, because a condition of the offer was not met.
      </Text>
      {why ? <Text>{why}</Text> : null}
      <Text>{next[remaining]}</Text>
      <GoTo link={link}>See the choices</GoTo>
    </Layout>
  )
}

const next = {
  nothing: 'This is not the end. There are still courses with free places. Talk to your school or to an adviser.',
  answers: 'Other answers are still to come.',
  offers: 'There is another offer. Look at it soon.',
  both: 'There is another offer, and other answers are still to come.',
} as const
