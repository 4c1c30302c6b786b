import { Text } from '@react-email/components'
import { GoTo, Lines } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  course: string
  provider: string
  conditions: { text: string; status: string }[]
  link: string
}

/** How each condition of an offer stands now. */
export default function ConditionsDecided({ name, course, provider, conditions, link }: Props) {
  return (
    <Layout title={`Your conditions at ${provider}`}>
      <Text>Dear {name},</Text>
      <Text>
        {provider} has looked at the conditions of your offer for {course}. They stand like this now:
      </Text>
      <Lines lines={conditions.map(({ text, status }) => `${status}: ${text}`)} />
      <GoTo link={link}>See this choice</GoTo>
    </Layout>
  )
}
