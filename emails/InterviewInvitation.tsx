import { Text } from '@react-email/components'
import { GoTo, Lines, Quote } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  /** Whose interview it is, for a parent or a tutor; nothing in the learner's own letter. */
  learner: string | null
  course: string
  provider: string
  when: string
  place: string
  message: string | null
  isMoved: boolean
  /** The learner chose the time. */
  isOwn?: boolean
  link: string
}

/** Says when and where an interview is, or that it has moved. */
export default function InterviewInvitation({
  name,
  learner,
  course,
  provider,
  when,
  place,
  message,
  isMoved,
  isOwn = false,
  link,
}: Props) {
  return (
    <Layout title={`${isMoved ? 'New time for the interview' : 'Interview'} at ${provider}`}>
      <Text>Dear {name},</Text>
      <Text>{first({ learner, course, provider, isMoved, isOwn })}</Text>
      <Lines lines={[`When: ${when}`, `Where: ${place}`]} />
      {message ? <Quote>{message}</Quote> : null}
      {learner ? null : <Text>If you cannot come at this time, tell {provider} as soon as you can.</Text>}
      <GoTo link={link}>{learner ? 'See the choices' : 'See this choice'}</GoTo>
    </Layout>
  )
}

type About = Pick<Props, 'learner' | 'course' | 'provider' | 'isMoved' | 'isOwn'>

function first({ learner, course, provider, isMoved, isOwn }: About) {
  if (isOwn) {
    const what = isMoved ? 'another time' : 'a time'
    return `${learner ? `${learner} has` : 'You have'} chosen ${what} to see ${provider} about ${course}.`
  }
  if (isMoved) return `${provider} has moved ${learner ? `${learner}’s` : 'your'} interview for ${course}.`
  return `${provider} would like to see ${learner ?? 'you'} about ${course}.`
}
