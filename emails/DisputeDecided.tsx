import { Button, Text } from '@react-email/components'
import Layout from './Layout'

type Props = { name: string; isTaken: boolean; link: string }

/** Tells a school what an adviser decided on what it said of a former pupil; who it is stands on Onward alone. */
export default function DisputeDecided({ name, isTaken, link }: Props) {
  return (
    <Layout title="An adviser has looked at it">
      <Text>Dear {name},</Text>
      <Text>
        You told us that what is recorded of a former pupil is not right. An adviser has looked at it.{' '}
        {isTaken ? 'What you told us counts now.' : 'It stays as it was recorded.'}
      </Text>
      <Text>Sign in to read why. Names are not in this letter.</Text>
      <Button
        href={link}
        style={{ backgroundColor: '#005a5b', color: '#ffffff', padding: '12px 20px', fontWeight: 700 }}
      >
        Read what was decided
      </Button>
    </Layout>
  )
}
