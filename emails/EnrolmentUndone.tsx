import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; course: string; provider: string; link: string }

/** Says that an enrolment was recorded by mistake, and that the place still stands. */
export default function EnrolmentUndone({ name, course, provider, link }: Props) {
  return (
    <Layout title={`${provider} has put a mistake right`}>
      <Text>Dear {name},</Text>
      <Text>
        We told you that {provider} had enrolled you on {course}. That was a mistake in a file of theirs.
      </Text>
      <Text>Your place is still yours. You do not need to do anything before you enrol.</Text>
      <Text>
        Did you hold another place as a backup? It may have been given back. If you want it again, talk to your school
        or to an adviser.
      </Text>
      <GoTo link={link}>See my choice</GoTo>
    </Layout>
  )
}
