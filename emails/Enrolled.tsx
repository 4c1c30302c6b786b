import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; course: string; provider: string; link: string }

/** Welcomes a learner who has enrolled. */
export default function Enrolled({ name, course, provider, link }: Props) {
  return (
    <Layout title={`You are enrolled at ${provider}`}>
      <Text>Dear {name},</Text>
      <Text>
        {provider} has enrolled you on {course}. We wish you a good start.
      </Text>
      <Text>Once classes begin you can see your attendance on Onward.</Text>
      <GoTo link={link}>See my attendance</GoTo>
    </Layout>
  )
}
