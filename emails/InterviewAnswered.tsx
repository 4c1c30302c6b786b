import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = { name: string; reference: string; course: string; when: string; isOff: boolean; link: string }

/** Tells a provider that a learner called an interview off, or asks for another time. */
export default function InterviewAnswered({ name, reference, course, when, isOff, link }: Props) {
  return (
    <Layout title={isOff ? 'An interview was called off' : 'Another interview time is asked for'}>
      <Text>Dear {name},</Text>
      <Text>
        The learner with the reference {reference} {isOff ? 'called off' : 'asks for another time for'} the interview
        for {course} on {when}.
      </Text>
      <Text>
        {isOff
          ? 'The application waits for your answer. You can invite the learner again.'
          : 'The interview stands until you move it.'}
      </Text>
      <GoTo link={link}>See the application</GoTo>
    </Layout>
  )
}
