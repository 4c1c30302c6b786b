import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  learner: string
  why: string
  by: string
  /** Its day has gone by. */
  isChase: boolean
  link: string
}

/** Asks an adviser to get in touch with a learner, and asks once more when the day has gone by. */
export default function AdviserTask({ name, learner, why, by, isChase, link }: Props) {
  return (
    <Layout title={isChase ? 'Somebody still waits for you' : 'Please get in touch'}>
      <Text>Dear {name},</Text>
      <Text>
        {isChase ? `${learner} still waits to hear from you. ` : `Please get in touch with ${learner}. `}
        {why}
      </Text>
      <Text>{isChase ? `The day for it was ${by}.` : `Please do so by ${by}.`}</Text>
      <GoTo link={link}>See your tasks</GoTo>
    </Layout>
  )
}
