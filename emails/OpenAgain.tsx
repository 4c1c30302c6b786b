import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; provider: string; courses: string[]; link: string }

/** Tells a learner that a place takes applications again, for a course that is on their list and not sent. */
export default function OpenAgain({ name, provider, courses, link }: Props) {
  return (
    <Layout title={`${provider} takes applications again`}>
      <Text>Dear {name},</Text>
      <Text>{provider} had closed for a while. From today it takes applications again.</Text>
      <Text>
        {courses.length === 1
          ? 'This course is on your list and not sent yet:'
          : 'These are on your list and not sent yet:'}{' '}
        {courses.join('; ')}.
      </Text>
      <Text>Look at it once more. Then send it, or take it off your list.</Text>
      <GoTo link={link}>See your choices</GoTo>
    </Layout>
  )
}
