import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo, Lines } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  reader: 'learner' | 'tutor'
  learner: string
  closedOn: string | null
  choices: { course: string; provider: string }[]
  link: string
}

/** Tells the learner and the tutor what was not sent by the last day, and which way is still open. */
export default function NotSentInTime({ name, reader, learner, closedOn, choices, link }: Props) {
  const lastDay = closedOn ? `The last day to apply was ${formatDay(closedOn)}.` : 'The last day to apply has passed.'
  return (
    <Layout title={reader === 'learner' ? 'The last day to apply has passed' : `${learner} did not apply in time`}>
      <Text>Dear {name},</Text>
      <Text>
        {lastDay} {reader === 'learner' ? 'You did not send:' : `${learner} did not send:`}
      </Text>
      <Lines lines={choices.map(({ course, provider }) => `${course}, ${provider}`)} />
      {reader === 'learner' ? (
        <>
          <Text>It is not too late to find a place. Some courses still have room.</Text>
          <Text>
            Call the college, school or training provider you like. Or ask your school or your adviser to help.
          </Text>
          <Text>What you wrote is kept. You do not have to write it again.</Text>
        </>
      ) : (
        <Text>Some courses still have room. Please talk to {learner}, or ask the adviser to help.</Text>
      )}
      <GoTo link={link}>{reader === 'learner' ? 'See your choices' : `Open ${learner}’s record`}</GoTo>
    </Layout>
  )
}
