import { Text } from '@react-email/components'
import { GoTo } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  learner: string
  course: string
  provider: string
  reader: 'learner' | 'provider' | 'tutor'
  reference: string
  link: string
}

/** Tells all three sides that a provider has not answered in time. Silence is not a rejection. */
export default function ChoiceOverdue({ name, learner, course, provider, reader, reference, link }: Props) {
  return (
    <Layout title={reader === 'learner' ? `${provider} has not answered yet` : `An answer is overdue: ${course}`}>
      <Text>Dear {name},</Text>
      {reader === 'learner' ? (
        <>
          <Text>
            {provider} should have answered about {course} by now. It has not. This is not a no: it may still answer.
          </Text>
          <Text>You can use the free space on your list for another course.</Text>
        </>
      ) : null}
      {reader === 'provider' ? (
        <Text>
          The application for {course} with reference number {reference} should have been answered by now. You may still
          answer it.
        </Text>
      ) : null}
      {reader === 'tutor' ? (
        <Text>
          {provider} has not answered {learner} about {course} in time. {learner} may add another course.
        </Text>
      ) : null}
      <GoTo link={link}>{reader === 'provider' ? 'Answer it now' : 'See the choices'}</GoTo>
    </Layout>
  )
}
