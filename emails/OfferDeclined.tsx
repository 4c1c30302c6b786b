import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; course: string; reference: string; reason: string | null; link: string }

/** Tells admissions that the learner said no, with the reason only where the learner shares it. */
export default function OfferDeclined({ name, course, reference, reason, link }: Props) {
  return (
    <Layout title="An offer was declined">
      <Text>Dear {name},</Text>
      <Text>
        The learner with reference number {reference} has declined your offer for {course}.
        {reason ? ` Reason: ${reason}.` : ''}
      </Text>
      <GoTo link={link}>Open it on Onward</GoTo>
    </Layout>
  )
}
