import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; program: string; endsOn: string; link: string }

/** Tells those who look after it that a token of a program is about to end. */
export default function TokenEnds({ name, program, endsOn, link }: Props) {
  return (
    <Layout title="A token is about to end">
      <Text>Dear {name},</Text>
      <Text>
        The token that “{program}” uses to reach Onward holds until {endsOn}. After that day its calls are refused.
      </Text>
      <Text>Make a new token, and give it to whoever looks after the program. Then take the old one back.</Text>
      <GoTo link={link}>See your tokens</GoTo>
    </Layout>
  )
}
