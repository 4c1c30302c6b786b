import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; course: string; reference: string; isBackup: boolean; link: string }

/** Tells admissions that the learner said yes, or keeps the offer as a backup. It does not say what else the learner holds. */
export default function OfferAccepted({ name, course, reference, isBackup, link }: Props) {
  return (
    <Layout title={isBackup ? 'An offer is kept as a backup' : 'An offer was accepted'}>
      <Text>Dear {name},</Text>
      <Text>
        The learner with reference number {reference} {isBackup ? 'keeps' : 'has accepted'} your offer for {course}
        {isBackup ? ' as a backup' : ''}.
      </Text>
      <GoTo link={link}>Open it on Onward</GoTo>
    </Layout>
  )
}
