import { Link, Text } from '@react-email/components'
import { GoTo, Lines } from './Furniture'
import Layout from './Layout'

type Props = { name: string; lines: string[]; link: string; choose: string }

/** One letter a day of what happened, for staff who want it so. It names nobody. */
export default function DailyDigest({ name, lines, link, choose }: Props) {
  return (
    <Layout title="What happened on Onward">
      <Text>Dear {name},</Text>
      <Text>This has happened since the last letter:</Text>
      <Lines lines={lines} />
      <GoTo link={link}>Open Onward</GoTo>
      <Text>
        You chose to get one letter a day. <Link href={choose}>Choose your letters</Link>
      </Text>
    </Layout>
  )
}
