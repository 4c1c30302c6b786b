import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; learner: string; state: 'taken' | 'returned' | 'done'; link: string }

const what = {
  taken: (learner: string) => `An adviser has taken over with ${learner}.`,
  returned: (learner: string) => `The adviser gives ${learner} back to you, and says why.`,
  done: (learner: string) => `The adviser is done with what you asked for ${learner}.`,
}

/** Tells a colleague at the school what came of a handover. */
export default function HandoverAnswered({ name, learner, state, link }: Props) {
  return (
    <Layout title="An adviser has answered">
      <Text>Dear {name},</Text>
      <Text>{what[state](learner)}</Text>
      <GoTo link={link}>Read it</GoTo>
    </Layout>
  )
}
