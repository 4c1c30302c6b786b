import { Button, Text } from '@react-email/components'
import Layout from './Layout'

type Props = { name: string; organisation: string; role: string; code: string; link: string }

/** Asks a colleague to join their organisation on Onward. */
export default function Invitation({ name, organisation, role, code, link }: Props) {
  return (
    <Layout title={`Join ${organisation} on Onward`}>
      <Text>Dear {name},</Text>
      <Text>
        {organisation} has asked you to join Onward as {role}.
      </Text>
      <Button
        href={link}
        style={{ backgroundColor: '#005a5b', color: '#ffffff', padding: '12px 20px', fontWeight: 700 }}
      >
        Set your password
      </Button>
      <Text>Or go to Onward, choose “I have a code” and enter this code: {code}</Text>
      <Text>The code works once, for 60 days.</Text>
    </Layout>
  )
}
