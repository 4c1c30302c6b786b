import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; course: string; reference: string; link: string }

/** Tells admissions that an applicant changed the form and sent what is new. It names nobody and says nothing of it. */
export default function ApplicationUpdated({ name, course, reference, link }: Props) {
  return (
    <Layout title="An application was updated">
      <Text>Dear {name},</Text>
      <Text>
        The applicant with the reference number {reference} sent an update to the application for {course}. The date by
        which you answer stays the same.
      </Text>
      <GoTo link={link}>See what changed</GoTo>
    </Layout>
  )
}
