import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo, Lines } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  reader: 'learner' | 'school'
  learner: string
  releaseBy: string
  choices: { course: string; provider: string }[]
  link: string
}

/** Tells the learner that the school looks first, and the school that something waits. */
export default function CheckWaiting({ name, reader, learner, releaseBy, choices, link }: Props) {
  const day = formatDay(releaseBy)
  const lines = choices.map(({ course, provider }) => `${course}, ${provider}`)
  if (reader === 'learner') {
    return (
      <Layout title="Your school is checking your application">
        <Text>Dear {name},</Text>
        <Text>You sent your application. Your school looks at it first:</Text>
        <Lines lines={lines} />
        <Text>
          If your school does not look at it by {day}, it goes on by itself the next night. You do not have to do
          anything.
        </Text>
        <GoTo link={link}>See your choices</GoTo>
      </Layout>
    )
  }
  return (
    <Layout title={`${learner}’s application waits for your check`}>
      <Text>Dear {name},</Text>
      <Text>{learner} has sent an application. Please look at it before it goes:</Text>
      <Lines lines={lines} />
      <Text>You can release it, or send it back with a comment. After {day} it goes on by itself.</Text>
      <GoTo link={link}>Check it now</GoTo>
    </Layout>
  )
}
