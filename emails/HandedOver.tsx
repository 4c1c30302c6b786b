import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  school: string
  learners: string[]
  /** No adviser has them on a caseload yet: whoever takes them does. */
  isForTeam: boolean
  link: string
}

/** Tells advisers that a school asks them to take over. */
export default function HandedOver({ name, school, learners, isForTeam, link }: Props) {
  return (
    <Layout title={learners.length === 1 ? 'A learner was handed over' : 'Learners were handed over'}>
      <Text>Dear {name},</Text>
      <Text>
        {school} asks you to take over with {learners.join(', ')}.
      </Text>
      <Text>You can read why, and what the school has tried. Take it, or give it back with a word to the school.</Text>
      {isForTeam ? <Text>No adviser has them on a caseload yet. The first of the team to take it does.</Text> : null}
      <GoTo link={link}>See what was handed over</GoTo>
    </Layout>
  )
}
