import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo, Quote } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  /** Who is to choose, for a parent or a tutor; nothing in the learner's own letter. */
  learner: string | null
  course: string
  provider: string
  bookBy: string
  message: string | null
  isReminder: boolean
  link: string
}

/** Asks a learner to choose a time for an interview, or reminds of it. */
export default function InterviewTimes({ name, learner, course, provider, bookBy, message, isReminder, link }: Props) {
  return (
    <Layout title={isReminder ? 'You have not chosen a time yet' : `Interview at ${provider}`}>
      <Text>Dear {name},</Text>
      <Text>
        {provider} would like to see {learner ?? 'you'} about {course}.
      </Text>
      <Text>
        {learner ? `${learner} can choose a time` : 'Choose a time that suits you'}, by {formatDay(bookBy)}.
      </Text>
      {isReminder ? <Text>Nobody keeps a time for you until you choose one.</Text> : null}
      {message ? <Quote>{message}</Quote> : null}
      {learner ? null : <Text>If no time suits you, write to them from the same page.</Text>}
      <GoTo link={link}>{learner ? 'See the choices' : 'Choose a time'}</GoTo>
    </Layout>
  )
}
