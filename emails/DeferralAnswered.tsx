import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  outcome: 'accepted' | 'refused' | 'lapsed'
  course: string
  reference: string
  start: string
  link: string
}

/** Tells admissions whether a learner waits a year for a place, or has not answered. */
export default function DeferralAnswered({ name, outcome, course, reference, start, link }: Props) {
  return (
    <Layout title={titles[outcome]}>
      <Text>Dear {name},</Text>
      <Text>
        You asked about application {reference} for {course}: may the place wait for the next year ({start})?
      </Text>
      <Text>{words[outcome]}</Text>
      <GoTo link={link}>See the application</GoTo>
    </Layout>
  )
}

const titles = {
  accepted: 'The learner waits a year',
  refused: 'The learner does not want to wait',
  lapsed: 'No answer came',
} as const

const words = {
  accepted: 'The learner said yes. The place of this year is free. You confirm it again when the new year begins.',
  refused: 'The learner said no. Everything stays as it was.',
  lapsed: 'The learner has not answered in time. Everything stays as it was. You can ask again.',
} as const
