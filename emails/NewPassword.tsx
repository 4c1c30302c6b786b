import { Button, Text } from '@react-email/components'
import Layout from './Layout'

/** Lets somebody who forgot a password set a new one, within the hour. */
export default function NewPassword({ name, link }: { name: string; link: string }) {
  return (
    <Layout title="Set a new password">
      <Text>Dear {name},</Text>
      <Text>
        Somebody asked for a new password for your Onward account. If it was you, set it here within one hour.
      </Text>
      <Button
        href={link}
        style={{ backgroundColor: '#005a5b', color: '#ffffff', padding: '12px 20px', fontWeight: 700 }}
      >
        Set a new password
      </Button>
      <Text>If it was not you, do nothing. Your password stays as it is.</Text>
    </Layout>
  )
}
