import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  /** Who has not been seen, for a tutor; nothing in the learner's own letter. */
  learner: string | null
  course: string
  provider: string
  startsOn: string
  link: string
}

/** Asks after somebody whose course has begun and who is not enrolled. */
export default function NotSeenYet({ name, learner, course, provider, startsOn, link }: Props) {
  const who = learner ?? 'you'
  return (
    <Layout title={learner ? `Has ${learner} started at ${provider}?` : `Have you started at ${provider}?`}>
      <Text>Dear {name},</Text>
      <Text>
        {course} at {provider} began on {startsOn}. {provider} has not said yet that {who} {learner ? 'has' : 'have'}{' '}
        started.
      </Text>
      {learner ? (
        <Text>Do you know how things are? Please help them to get in touch with {provider} this week.</Text>
      ) : (
        <>
          <Text>If you have started, tell your teacher there. They will put it right.</Text>
          <Text>
            If you could not come, get in touch with {provider} today. It is not too late. If you have changed your
            mind, you can say so on Onward.
          </Text>
        </>
      )}
      <GoTo link={link}>{learner ? 'See the choices' : 'See my choice'}</GoTo>
    </Layout>
  )
}
