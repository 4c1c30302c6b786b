import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; course: string; provider: string; link: string }

/** Tells a learner that a provider has written. */
export default function MessageToLearner({ name, course, provider, link }: Props) {
  return (
    <Layout title={`${provider} has written to you`}>
      <Text>Dear {name},</Text>
      <Text>{`${provider} has sent you a message about ${course}.`}</Text>
      <Text>Sign in to read it. You can answer there too.</Text>
      <GoTo link={link}>Read the message</GoTo>
    </Layout>
  )
}
