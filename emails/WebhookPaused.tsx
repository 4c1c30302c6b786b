import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; host: string; link: string }

/** Tells those who manage it that a program no longer gets news, because it has not answered. */
export default function WebhookPaused({ name, host, link }: Props) {
  return (
    <Layout title="Your program gets no news">
      <Text>Dear {name},</Text>
      <Text>
        We tell your program at {host} when something happens to an application. For three days it has not answered. So
        we have paused this.
      </Text>
      <Text>Nothing is lost. What happens now is kept for 30 days. It is sent as soon as you let it go on.</Text>
      <Text>Ask whoever looks after the program to put it right. Then open the page and let it go on.</Text>
      <GoTo link={link}>Open the page</GoTo>
    </Layout>
  )
}
