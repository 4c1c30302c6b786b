import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  title: string
  /** What has happened, and why where somebody said so. */
  lines: string[]
  /** When the learner is expected there: each block with its hours. */
  times: string[]
  link: string
}

/** Tells the learner, those at home, the home school and the host of a change to a placement. */
export default function PlacementNews({ name, title, lines, times, link }: Props) {
  return (
    <Layout title={title}>
      <Text>Dear {name},</Text>
      {lines.map((line) => (
        <Text key={line}>{line}</Text>
      ))}
      {times.length > 0 && <Text>The times each week: {times.join('; ')}.</Text>}
      <GoTo link={link}>See the placement</GoTo>
    </Layout>
  )
}
