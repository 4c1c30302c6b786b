import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; link: string }

/** Tells a learner who has sent something that the school now predicts other grades. */
export default function GradesChanged({ name, link }: Props) {
  return (
    <Layout title="Your school has changed your predicted grades">
      <Text>Dear {name},</Text>
      <Text>Your school now predicts other grades for you.</Text>
      <Text>Places you have applied to still have the old ones. You choose if they get the new ones.</Text>
      <Text>To tell them, send an update. If you are not sure, ask your tutor.</Text>
      <GoTo link={link}>See what has changed</GoTo>
    </Layout>
  )
}
