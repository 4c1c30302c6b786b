import { Text } from '@react-email/components'
import { GoTo, Lines } from './Furniture'
import Layout from './Layout'

type Props = { name: string; provider: string; lines: readonly string[]; link: string }

/** Asks a provider's manager, once a week at most, to put its courses in the prospectus right. */
export default function CoursesToCheck({ name, provider, lines, link }: Props) {
  return (
    <Layout title="Please check your courses">
      <Text>Dear {name},</Text>
      <Text>Young people choose from the area prospectus now. At {provider}:</Text>
      <Lines lines={lines} />
      <Text>A course that says when, where and what it asks for is found more often and applied for more often.</Text>
      <GoTo link={link}>Open your courses</GoTo>
    </Layout>
  )
}
