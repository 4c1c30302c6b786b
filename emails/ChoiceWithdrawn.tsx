import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; course: string; reference: string; reason: string | null; link: string }

/** Tells admissions that an application was withdrawn, with no more of the reason than may be shared. */
export default function ChoiceWithdrawn({ name, course, reference, reason, link }: Props) {
  return (
    <Layout title="An application was withdrawn">
      <Text>Dear {name},</Text>
      <Text>
        The application for {course} with reference number {reference} was withdrawn.
        {reason ? ` Reason: ${reason}.` : ''}
      </Text>
      <GoTo link={link}>Open it on Onward</GoTo>
    </Layout>
  )
}
