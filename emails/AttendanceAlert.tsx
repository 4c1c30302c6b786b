import { Text } from '@react-email/components'
import { GoTo, Lines } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  /** About whom, for the learner's own tutor; nobody in the letter to the host, which counts. */
  learner: string | null
  provider: string
  lines: readonly string[]
  link: string
}

/** Says once that a pattern of absence has begun. */
export default function AttendanceAlert({ name, learner, provider, lines, link }: Props) {
  return (
    <Layout title={learner ? `${learner} is missing too much` : 'Learners who are missing too much'}>
      <Text>Dear {name},</Text>
      <Text>
        {learner ? `The registers of ${provider} say of ${learner}:` : `The registers of ${provider} show a pattern:`}
      </Text>
      <Lines lines={lines} />
      <Text>
        {learner
          ? 'Please talk to them this week. We do not write again while it stays so.'
          : 'Please look who it is, and talk to them this week.'}
      </Text>
      <GoTo link={link}>Open the list</GoTo>
    </Layout>
  )
}
