import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; learners: number; link: string }

/** Tells a provider how many learners were to choose an interview time until yesterday, and did not. */
export default function InterviewTimesWaiting({ name, learners, link }: Props) {
  return (
    <Layout title="Interview times not chosen">
      <Text>Dear {name},</Text>
      <Text>
        {learners === 1
          ? 'One learner was to choose an interview time by yesterday, and has not.'
          : `${learners} learners were to choose an interview time by yesterday, and have not.`}
      </Text>
      <Text>They can still choose while times are free. You can also ring them, or give them a time yourself.</Text>
      <GoTo link={link}>See who they are</GoTo>
    </Layout>
  )
}
