import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo, Quote } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  /** Whose application it is, for a tutor; nothing in the learner's own letter. */
  learner: string | null
  course: string
  provider: string
  question: string
  dueOn: string
  link: string
}

/** Passes a provider's question on, with the last day to answer and what happens without an answer. */
export default function QuestionAsked({ name, learner, course, provider, question, dueOn, link }: Props) {
  return (
    <Layout title={`${provider} has a question`}>
      <Text>Dear {name},</Text>
      <Text>
        {learner === null
          ? `${provider} needs to know something about your application for ${course}.`
          : `${provider} asks about the grades of ${learner}, who has applied for ${course}.`}
      </Text>
      <Quote>{question}</Quote>
      <Text>
        {learner === null ? 'Please answer' : `Please help ${learner} to answer, or answer yourself,`} by{' '}
        {formatDay(dueOn)}. If no answer comes, they decide with what they have.
      </Text>
      <GoTo link={link}>Answer the question</GoTo>
    </Layout>
  )
}
