import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  /** Who has not started, for a tutor; nothing in the learner's own letter. */
  learner: string | null
  course: string
  provider: string
  why: string | null
  link: string
}

/** Says that somebody has not started, and that it is not too late. */
export default function NotArrived({ name, learner, course, provider, why, link }: Props) {
  return (
    <Layout title={learner ? `${learner} has not started at ${provider}` : `We missed you at ${provider}`}>
      <Text>Dear {name},</Text>
      <Text>
        {provider} says that {learner ?? 'you'} {learner ? 'has' : 'have'} not started {course}.
      </Text>
      {why ? <Text>{learner ? `Reason given: ${why}.` : why}</Text> : null}
      {learner ? null : (
        <Text>
          If this is wrong, or you still want to start, tell {provider} now. An adviser will get in touch to help you.
        </Text>
      )}
      <GoTo link={link}>{learner ? 'See the choices' : 'See my choices'}</GoTo>
    </Layout>
  )
}
