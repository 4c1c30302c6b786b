import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; choices: number; link: string }

/** Tells a provider that applications have ended without its answer, and asks for a word to the learners. */
export default function FeedbackWanted({ name, choices, link }: Props) {
  return (
    <Layout title="Applications ended without your answer">
      <Text>Dear {name},</Text>
      <Text>
        The area’s last day for an answer is over. {choices === 1 ? 'One application' : `${choices} applications`} had
        no answer from you, so {choices === 1 ? 'it has' : 'they have'} ended.
      </Text>
      <Text>
        Please tell these learners why. You find them in your list under “feedback to give”. Where there is nothing to
        tell, say that there.
      </Text>
      <GoTo link={link}>See these applications</GoTo>
    </Layout>
  )
}
