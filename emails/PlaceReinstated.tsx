import { Text } from '@react-email/components'
import { GoTo, Lines } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  /** Whose place it is, for a parent or a tutor; nothing in the learner's own letter. */
  learner: string | null
  course: string
  provider: string
  start: string
  /** What is still to be met; nothing where the place is sure. */
  conditions: string[]
  link: string
}

/** Tells that a place that was kept is a place again in the new year. */
export default function PlaceReinstated({ name, learner, course, provider, start, conditions, link }: Props) {
  const whose = learner === null ? 'your' : `${learner}’s`
  return (
    <Layout title="The place that was kept is there again">
      <Text>Dear {name},</Text>
      <Text>
        Good news. {provider} has confirmed {whose} place on {course}. The course starts: {start}.
      </Text>
      {conditions.length > 0 ? (
        <>
          <Text>{conditions.length === 1 ? 'One thing is' : 'These things are'} still needed:</Text>
          <Lines lines={conditions} />
        </>
      ) : (
        <Text>The place is sure. Nothing more is needed.</Text>
      )}
      <GoTo link={link}>{learner === null ? 'See your place' : 'See the place'}</GoTo>
    </Layout>
  )
}
