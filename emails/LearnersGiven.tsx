import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  from: string
  /** How many learners it is about. They are not named in a letter. */
  count: number
  why: string | null
  link: string
}

/** Tells an adviser that a colleague has given them learners. */
export default function LearnersGiven({ name, from, count, why, link }: Props) {
  const who = count === 1 ? 'a learner' : `${count} learners`
  return (
    <Layout title={`You look after ${who} more`}>
      <Text>Dear {name},</Text>
      <Text>
        {from} has given you {who} to look after. {why ? `The reason: ${why}.` : null}
      </Text>
      <Text>What was planned with them has come along. It stands in your diary.</Text>
      <GoTo link={link}>Open your caseload</GoTo>
    </Layout>
  )
}
