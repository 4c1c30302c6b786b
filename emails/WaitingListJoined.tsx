import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  course: string
  provider: string
  position: number
  size: number
  expiresOn: string
  link: string
}

/** Tells a learner of a place on a waiting list, and that other choices go on. */
export default function WaitingListJoined({ name, course, provider, position, size, expiresOn, link }: Props) {
  return (
    <Layout title={`You are on a waiting list at ${provider}`}>
      <Text>Dear {name},</Text>
      <Text>
        {provider} has no free place on {course} now. You are number {position} on the waiting list
        {size > 1 ? `, of ${size}` : ''}. If a place comes free, {provider} may offer it to you.
      </Text>
      <Text>
        The list ends on {formatDay(expiresOn)}. You can use the space on your list of choices for another course.
      </Text>
      <GoTo link={link}>See this choice</GoTo>
    </Layout>
  )
}
