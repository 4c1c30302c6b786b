import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  reader: 'learner' | 'parent' | 'provider'
  learner: string
  course: string
  provider: string
  reference: string
  /** What it is now, as this reader calls it. */
  state: string
  replyBy: string | null
  ticket: string
  link: string
}

/** Tells learner and provider that support has put an ending right, and what it is now. */
export default function ChoiceRestored(props: Props) {
  const { name, reader, learner, course, provider, reference, state, replyBy, ticket, link } = props
  const whose = reader === 'learner' ? 'your' : `${learner}’s`
  return (
    <Layout title={reader === 'provider' ? 'An application is open again' : 'A mistake was put right'}>
      <Text>Dear {name},</Text>
      {reader === 'provider' ? (
        <Text>
          Application {reference} for {course} had ended by mistake. Support has put it back.
        </Text>
      ) : (
        <Text>
          There was a mistake with {whose} choice: {course} at {provider}. It had ended. Our support team has put it
          right.
        </Text>
      )}
      <Text>It is now: {state}.</Text>
      {replyBy ? <Text>The last day to reply is {formatDay(replyBy)}.</Text> : null}
      <Text>If you think this is wrong, write to support and give this number: {ticket}.</Text>
      <GoTo link={link}>{reader === 'provider' ? 'See the application' : 'See the choice'}</GoTo>
    </Layout>
  )
}
