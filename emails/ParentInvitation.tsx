import { Text } from '@react-email/components'
import { GoTo, Lines } from './Furniture'
import Layout from './Layout'

type Props = { name: string; learner: string; code: string; link: string; days: number }

/** Asks an adult, whom a learner has named, to read with the learner. */
export default function ParentInvitation({ name, learner, code, link, days }: Props) {
  return (
    <Layout title={`See how ${learner} is getting on`}>
      <Text>Dear {name},</Text>
      <Text>{learner} is choosing what to do after Year 11, and would like you to see how it goes. You can see:</Text>
      <Lines
        lines={[
          `the courses ${learner} chose, and how each one stands`,
          'interviews, offers, and the days to reply',
          'attendance, once a course has started',
        ]}
      />
      <Text>You can read. Only {learner} can change things, and can stop sharing at any time.</Text>
      <GoTo link={link}>Accept the invitation</GoTo>
      <Text>Or go to Onward, choose “I have a code” and enter this code: {code}</Text>
      <Text>It works once, for {days} days, and is for you alone.</Text>
    </Layout>
  )
}
