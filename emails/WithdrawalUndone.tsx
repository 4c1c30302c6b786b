import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; course: string; reference: string; link: string }

/** Tells admissions that a learner has taken a withdrawal back. */
export default function WithdrawalUndone({ name, course, reference, link }: Props) {
  return (
    <Layout title="An application is back">
      <Text>Dear {name},</Text>
      <Text>
        The application for {course} with reference number {reference} was withdrawn. The learner has undone this, so it
        waits for your answer again. An interview that was arranged before does not take place.
      </Text>
      <GoTo link={link}>Open the application</GoTo>
    </Layout>
  )
}
