import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; course: string; reference: string; link: string }

/** Tells admissions that an applicant has answered a message. */
export default function MessageAnswered({ name, course, reference, link }: Props) {
  return (
    <Layout title="An applicant has written to you">
      <Text>Dear {name},</Text>
      <Text>{`The learner of application ${reference} for ${course} has answered your message.`}</Text>
      <Text>Sign in to read it.</Text>
      <GoTo link={link}>Read the message</GoTo>
    </Layout>
  )
}
