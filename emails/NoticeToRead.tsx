import { Link, Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; area: string; title: string; since: string; link: string; choose: string }

/** Tells somebody at work that a notice they are asked to read still waits for them. Sent once for each notice. */
export default function NoticeToRead({ name, area, title, since, link, choose }: Props) {
  return (
    <Layout title="A notice waits for you to read it">
      <Text>Dear {name},</Text>
      <Text>
        {area} has asked you to read a notice: “{title}”. It has been there since {since}.
      </Text>
      <Text>Please read it and press “I have read this”. We write to you about it only once.</Text>
      <GoTo link={link}>Read the notice</GoTo>
      <Text>
        <Link href={choose}>Choose your letters</Link>
      </Text>
    </Layout>
  )
}
