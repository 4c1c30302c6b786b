import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  learner: string | null
  course: string
  provider: string
  when: string
  why: string | null
  link: string
}

/** Says that an interview will not take place. The application goes on. */
export default function InterviewCancelled({ name, learner, course, provider, when, why, link }: Props) {
  return (
    <Layout title={`Interview at ${provider} cancelled`}>
      <Text>Dear {name},</Text>
      <Text>
        {provider} has cancelled {learner ? `${learner}’s` : 'your'} interview for {course} on {when}.
      </Text>
      {why ? <Text>{why}</Text> : null}
      <Text>This is not an answer. The application goes on.</Text>
      <GoTo link={link}>{learner ? 'See the choices' : 'See this choice'}</GoTo>
    </Layout>
  )
}
