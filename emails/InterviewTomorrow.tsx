import { Text } from '@react-email/components'
import { GoTo, Lines } from './Furniture'
import Layout from './Layout'

type Props = { name: string; course: string; provider: string; when: string; place: string; link: string }

/** Reminds a learner of an interview the day before. */
export default function InterviewTomorrow({ name, course, provider, when, place, link }: Props) {
  return (
    <Layout title="Your interview is tomorrow">
      <Text>Dear {name},</Text>
      <Text>
        {provider} sees you tomorrow about {course}.
      </Text>
      <Lines lines={[`When: ${when}`, `Where: ${place}`]} />
      <Text>If you cannot come, tell them now. It takes a minute.</Text>
      <GoTo link={link}>See your interview</GoTo>
    </Layout>
  )
}
