import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; waiting: number; link: string }

/** Reminds admissions, at half time, of applications that have had no answer yet: one letter a day at most. */
export default function AnswerDueSoon({ name, waiting, link }: Props) {
  return (
    <Layout title="Applications are waiting for an answer">
      <Text>Dear {name},</Text>
      <Text>
        {waiting === 1 ? 'One application has' : `${waiting} applications have`} now waited for half of the time you
        have to answer.
      </Text>
      <GoTo link={link}>Open your queue</GoTo>
    </Layout>
  )
}
