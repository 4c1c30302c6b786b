import { Button, Text } from '@react-email/components'
import Layout from './Layout'

type Props = { givenNames: string; school: string; code: string; link: string; days: number }

/** Asks a learner to join Onward, with a code that works once. */
export default function LearnerInvitation({ givenNames, school, code, link, days }: Props) {
  return (
    <Layout title="Choose what to do after Year 11" preview={`${school} has set up Onward for you`}>
      <Text>Dear {givenNames},</Text>
      <Text>
        {school} has set up Onward for you. There you can look for courses after Year 11, apply to them, and see what
        each college or sixth form says.
      </Text>
      <Button
        href={link}
        style={{ backgroundColor: '#005a5b', color: '#ffffff', padding: '12px 20px', fontWeight: 700 }}
      >
        Set up your account
      </Button>
      <Text>Or go to Onward, choose “I have a code” and enter this code: {code}</Text>
      <Text>We will ask for your date of birth, to be sure it is you. The code works once, for {days} days.</Text>
      <Text>If anything is wrong, ask your tutor.</Text>
    </Layout>
  )
}
