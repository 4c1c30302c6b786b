import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; course: string; provider: string; replyBy: string; isLastDay: boolean; link: string }

/** Reminds the learner to reply: some days before, and on the last day. */
export default function OfferAboutToLapse({ name, course, provider, replyBy, isLastDay, link }: Props) {
  return (
    <Layout title={isLastDay ? 'Today is the last day to reply' : 'Please reply to your offer'}>
      <Text>Dear {name},</Text>
      <Text>
        {provider} has offered you a place on {course}. You have not replied yet.
      </Text>
      <Text>
        {isLastDay ? 'Reply today, before midnight.' : `Reply by ${formatDay(replyBy)}.`} If you do not, the offer runs
        out.
      </Text>
      <GoTo link={link}>Reply to the offer</GoTo>
    </Layout>
  )
}
