import { Text } from '@react-email/components'
import { GoTo, Lines } from './Furniture'
import Layout from './Layout'

type Props = { name: string; lines: readonly string[]; link: string }

/** Asks a colleague on the day they chose themselves. */
export default function InterventionsToLookAt({ name, lines, link }: Props) {
  return (
    <Layout title="Look again today">
      <Text>Dear {name},</Text>
      <Text>Today is the day to look again at what was begun for:</Text>
      <Lines lines={lines} />
      <Text>Please say if it helped, and if it goes on.</Text>
      <GoTo link={link}>Open the list</GoTo>
    </Layout>
  )
}
