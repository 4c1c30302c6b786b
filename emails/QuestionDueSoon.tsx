import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; course: string; provider: string; dueOn: string; link: string }

/** Reminds a learner of a question that still waits for an answer. */
export default function QuestionDueSoon({ name, course, provider, dueOn, link }: Props) {
  return (
    <Layout title={`Answer by ${formatDay(dueOn)}`}>
      <Text>Dear {name},</Text>
      <Text>
        {provider} asked you a question about {course}. They still wait for your answer.
      </Text>
      <Text>
        Please answer by {formatDay(dueOn)}. If you need help, ask your tutor. If no answer comes, they decide with what
        they have.
      </Text>
      <GoTo link={link}>Answer the question</GoTo>
    </Layout>
  )
}
