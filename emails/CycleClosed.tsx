import { Text } from '@react-email/components'
import { GoTo, Lines } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  year: string
  learners: number
  withPlace: number
  outcomes: { outcome: string; choices: number }[]
  link: string
}

/** Tells the coordinators how a closed year went, in counts. */
export default function CycleClosed({ name, year, learners, withPlace, outcomes, link }: Props) {
  return (
    <Layout title={`The year ${year} is closed`}>
      <Text>Dear {name},</Text>
      <Text>
        {learners} learners had a course on their list in {year}. {withPlace} of them have a place or an offer that is
        kept. Each learner has a letter that says how the year ended.
      </Text>
      <Text>The choices ended like this:</Text>
      <Lines lines={outcomes.map(({ outcome, choices }) => `${outcome}: ${choices}`)} />
      <GoTo link={link}>Open the area</GoTo>
    </Layout>
  )
}
