import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; offers: number; replyBy: string; link: string }

/** Tells the learner the last day to reply, once no other answer is awaited. */
export default function ReplyDateSet({ name, offers, replyBy, link }: Props) {
  return (
    <Layout title="You can now reply to your offers">
      <Text>Dear {name},</Text>
      <Text>
        All the answers you were waiting for are in. You have {offers === 1 ? 'one offer' : `${offers} offers`} to reply
        to.
      </Text>
      <Text>Reply by {formatDay(replyBy)}. An offer you do not reply to runs out.</Text>
      <GoTo link={link}>See your offers</GoTo>
    </Layout>
  )
}
