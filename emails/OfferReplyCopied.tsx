import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; learner: string; course: string; provider: string; isBackup: boolean; link: string }

/** Tells a linked parent that the learner has accepted an offer, or keeps it as a backup. */
export default function OfferReplyCopied({ name, learner, course, provider, isBackup, link }: Props) {
  return (
    <Layout title={isBackup ? `${learner} keeps an offer as a backup` : `${learner} has accepted an offer`}>
      <Text>Dear {name},</Text>
      <Text>
        {learner} {isBackup ? 'keeps' : 'has accepted'} the offer of {provider} for {course}
        {isBackup ? ' as a backup' : ''}.
      </Text>
      <Text>You do not need to do anything.</Text>
      <GoTo link={link}>See how things stand</GoTo>
    </Layout>
  )
}
