import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  reader: 'learner' | 'provider' | 'tutor'
  learner: string
  course: string
  provider: string
  reference: string
  dueOn: string
  link: string
}

/** Says that the day for an answer has passed: to the provider, the tutor and the learner. */
export default function QuestionUnanswered({ name, reader, dueOn, link, ...about }: Props) {
  return (
    <Layout title={titles[reader]}>
      <Text>Dear {name},</Text>
      <Text>{whatHappened[reader](about, formatDay(dueOn))}</Text>
      <Text>{whatNow[reader](about)}</Text>
      <GoTo link={link}>{doors[reader]}</GoTo>
    </Layout>
  )
}

type About = Pick<Props, 'learner' | 'course' | 'provider' | 'reference'>
type Reader = Props['reader']

const titles: Record<Reader, string> = {
  learner: 'Your answer did not come in time',
  provider: 'No answer to your question',
  tutor: 'A question was not answered',
}

const whatHappened: Record<Reader, (about: About, day: string) => string> = {
  learner: ({ provider, course }, day) => `${provider} asked you a question about ${course}. The last day was ${day}.`,
  provider: ({ reference, course }, day) =>
    `Your question about application ${reference} for ${course} was not answered by ${day}.`,
  tutor: ({ learner, provider, course }, day) =>
    `${provider} asked ${learner} a question about ${course}. There was no answer by ${day}.`,
}

const whatNow: Record<Reader, (about: About) => string> = {
  learner: () => 'They now decide with what they have. You can still call them, or ask your tutor to help.',
  provider: () => 'It is your turn again. Please decide with what you have, or call the learner.',
  tutor: ({ learner }) => `They now decide with what they have. Please talk to ${learner}.`,
}

const doors: Record<Reader, string> = {
  learner: 'See this choice',
  provider: 'See this application',
  tutor: 'See this learner',
}
