import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  /** Whose course it is, where the reader is not the learner. */
  learner: string | null
  title: string
  lines: string[]
  link: string
}

/** Tells that a start somebody chose has left the prospectus, is full or has closed, and what to do. */
export default function StartChanged({ name, learner, title, lines, link }: Props) {
  return (
    <Layout title={learner === null ? title : 'A course that one of your learners chose has changed'}>
      <Text>Dear {name},</Text>
      {learner === null ? null : <Text>This is what we wrote to {learner}:</Text>}
      {lines.map((line) => (
        <Text key={line}>{line}</Text>
      ))}
      <GoTo link={link}>{learner === null ? 'See what you can do' : 'See this learner'}</GoTo>
    </Layout>
  )
}
