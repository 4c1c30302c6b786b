import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; code: string; link: string; days: number }

/** The link with which somebody on no roll opens an account. */
export default function JoinConfirm({ name, code, link, days }: Props) {
  return (
    <Layout title="Join Onward">
      <Text>Dear {name},</Text>
      <Text>You asked to join. Choose a password, and you can start your form at once.</Text>
      <GoTo link={link}>Choose a password</GoTo>
      <Text>Or go to Onward, choose “I have a code” and enter this code: {code}</Text>
      <Text>The link works once, for {days} days. An adviser checks who you are before your first form goes.</Text>
      <Text>If you did not ask, you do not need to do anything.</Text>
    </Layout>
  )
}
