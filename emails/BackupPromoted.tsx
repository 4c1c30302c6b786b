import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  reader: 'learner' | 'provider'
  course: string
  provider: string
  reference: string
  /** The learner chose so; else the first place fell through. */
  isChosen?: boolean
  link: string
}

/** Says that the place kept as a backup is now the firm one. */
export default function BackupPromoted({ name, reader, course, provider, reference, isChosen = false, link }: Props) {
  if (reader === 'provider') {
    return (
      <Layout title="A backup is now the firm place">
        <Text>Dear {name},</Text>
        <Text>
          The learner with reference number {reference} kept your offer for {course} as a backup. It is the firm place
          now.
        </Text>
        <GoTo link={link}>See the applicant</GoTo>
      </Layout>
    )
  }
  return (
    <Layout title={`Your backup at ${provider} is now your place`}>
      <Text>Dear {name},</Text>
      <Text>
        You kept the offer from {provider} for {course} as a backup.{' '}
        {isChosen ? 'You have made it your first place.' : 'Your first place fell through, so this one is now yours.'}
      </Text>
      <Text>If you do not want it, you can withdraw it.</Text>
      <GoTo link={link}>See this choice</GoTo>
    </Layout>
  )
}
