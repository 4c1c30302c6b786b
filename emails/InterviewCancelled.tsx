import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  learner: string | null
  course: string
  provider: string
  /** Nothing where no time was chosen yet. */
  when: string | null
  /** Who called it off; nobody where the application has moved on without it. */
  by: 'provider' | 'learner' | 'nobody'
  why: string | null
  link: string
}

/** Says that an interview will not take place. Unless it is not needed any more, the application goes on. */
export default function InterviewCancelled(props: Props) {
  const { name, learner, provider, by, why, link } = props
  return (
    <Layout title={`Interview at ${provider} cancelled`}>
      <Text>Dear {name},</Text>
      <Text>{first(props)}</Text>
      {why ? <Text>{why}</Text> : null}
      {by === 'nobody' ? null : <Text>This is not an answer. The application goes on.</Text>}
      <GoTo link={link}>{learner ? 'See the choices' : 'See this choice'}</GoTo>
    </Layout>
  )
}

function first({ learner, course, provider, when, by }: Props) {
  const whose = learner ? `${learner}’s` : 'your'
  const on = when === null ? '' : ` on ${when}`
  if (by === 'nobody') return `${provider} does not need to see ${learner ?? 'you'} about ${course}${on} any more.`
  if (by === 'provider') return `${provider} has cancelled ${whose} interview for ${course}${on}.`
  return `${learner ? `${learner} has cancelled the` : 'You have cancelled your'} interview for ${course}${on}.`
}
