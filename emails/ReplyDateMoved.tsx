import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; offers: number; replyBy: string; link: string }

/** Tells the learner that the area has moved the last day to reply. */
export default function ReplyDateMoved({ name, offers, replyBy, link }: Props) {
  return (
    <Layout title="The last day to reply has moved">
      <Text>Dear {name},</Text>
      <Text>
        The area has moved the last day to reply. For your {offers === 1 ? 'offer' : `${offers} offers`} it is now{' '}
        {formatDay(replyBy)}.
      </Text>
      <Text>An offer you do not reply to runs out.</Text>
      <GoTo link={link}>See your offers</GoTo>
    </Layout>
  )
}
