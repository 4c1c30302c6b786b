import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; link: string }

/** For somebody who asks to join and has an account already. */
export default function JoinKnown({ name, link }: Props) {
  return (
    <Layout title="You have an account already">
      <Text>Dear {name},</Text>
      <Text>Somebody asked to join with this address. You have an account already, so you can sign in.</Text>
      <GoTo link={link}>Sign in</GoTo>
      <Text>If you forgot your password, you can set a new one there.</Text>
      <Text>If it was not you, you do not need to do anything.</Text>
    </Layout>
  )
}
