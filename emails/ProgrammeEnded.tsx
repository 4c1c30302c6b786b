import { Text } from '@react-email/components'
import { GoTo, Lines } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  happened: string
  /** Why, in words for the learner; empty for everybody else. */
  because: string[]
  /** What the learner does next, where this goes to the learner. */
  nextStep: string | null
  /** Who helps, where there is somebody. */
  adviser: string | null
  /** Where to look for another course: for the learner alone. */
  courses: string | null
  link: string
}

/** Tells the learner, those at home and the school that a course has ended, and the learner what they can do now. */
export default function ProgrammeEnded({ name, happened, because, nextStep, adviser, courses, link }: Props) {
  return (
    <Layout title={courses === null ? 'A course has ended' : 'Your course has ended'}>
      <Text>Dear {name},</Text>
      <Text>{happened}</Text>
      {because.length > 0 && <Lines lines={because} />}
      {nextStep !== null && <Text>{nextStep}</Text>}
      {courses !== null && (
        <>
          <Text>
            You can start something new at any time. You need not write your form again: find a course and add it.
          </Text>
          <Text>
            {adviser === null
              ? 'An adviser can help you. You can ask for one at any time.'
              : `Your adviser is ${adviser}. They will get in touch with you.`}
          </Text>
          <Text>
            Find a course: <a href={courses}>{courses}</a>
          </Text>
        </>
      )}
      <GoTo link={link}>See what is kept</GoTo>
    </Layout>
  )
}
