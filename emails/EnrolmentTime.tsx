import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  course: string
  provider: string
  when: string
  place: string
  isMoved: boolean
  link: string
}

/** Says when and where somebody enrols. */
export default function EnrolmentTime({ name, course, provider, when, place, isMoved, link }: Props) {
  return (
    <Layout title={isMoved ? 'Your new time to enrol' : 'Your time to enrol'}>
      <Text>Dear {name},</Text>
      <Text>
        You enrol at {provider} for {course} on {when}.
      </Text>
      <Text>Where: {place}</Text>
      <Text>Please bring proof of who you are and your results. You can still choose another time.</Text>
      <GoTo link={link}>See or change the time</GoTo>
    </Layout>
  )
}
