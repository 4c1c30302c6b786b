import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; learner: string; course: string; provider: string; startsOn: string | null; link: string }

/** The place is sure: every condition is closed. */
export default function PlaceConfirmed({ name, learner, course, provider, startsOn, link }: Props) {
  return (
    <Layout title={`A place at ${provider} is confirmed`}>
      <Text>Dear {name},</Text>
      <Text>
        Congratulations. {provider} has confirmed a place on {course} for {learner}.
      </Text>
      <Text>
        {startsOn ? `The course starts on ${formatDay(startsOn)}.` : `${provider} will say when the course starts.`}{' '}
        {provider} will tell you how to enrol.
      </Text>
      <GoTo link={link}>See the place</GoTo>
    </Layout>
  )
}
