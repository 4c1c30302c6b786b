import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  reader: 'school' | 'parent'
  learner: string
  course: string
  /** Where the learner should have been. */
  host: string
  when: string
  link: string
}

/** Says on the same day that a learner was not where they should have been, and that nobody has said why. */
export default function NotThere({ name, reader, learner, course, host, when, link }: Props) {
  return (
    <Layout title={reader === 'parent' ? `Where is ${learner} today?` : `${learner} is missing today`}>
      <Text>Dear {name},</Text>
      <Text>
        {learner} was not at {course}, {host}. The lesson began at {when}. Nobody has told us why.
      </Text>
      {reader === 'parent' ? (
        <>
          <Text>Please call the school now if you do not know where {learner} is.</Text>
          <Text>If you know why, tell the school. They write it down, and we do not ask again today.</Text>
        </>
      ) : (
        <Text>
          Please find out where {learner} is. Then say which code your register has. Linked parents who get copies of
          letters were told as well.
        </Text>
      )}
      <GoTo link={link}>{reader === 'parent' ? `See the page of ${learner}` : 'See what the host marked'}</GoTo>
    </Layout>
  )
}
