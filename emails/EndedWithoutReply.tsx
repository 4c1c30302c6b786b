import { Text } from '@react-email/components'
import { GoTo, WhatRemains, type Remaining } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  /** Whose application it was, for a parent or a tutor; nothing in the learner's own letter. */
  learner: string | null
  course: string
  provider: string
  remaining: Remaining
  link: string
}

/** Tells kindly that an application has ended because nobody answered it, and what is left. */
export default function EndedWithoutReply({ name, learner, course, provider, remaining, link }: Props) {
  return (
    <Layout title={`${provider} has not answered`}>
      <Text>Dear {name},</Text>
      <Text>
        {learner ?? 'You'} applied for {course} at {provider}. We are sorry: no answer came in time.
      </Text>
      <Text>
        So that {learner === null ? 'you do' : `${learner} does`} not wait for nothing, this application is closed now.
        It does not mean that {learner === null ? 'you were' : 'the application was'} not good enough.
      </Text>
      {learner === null ? (
        <>
          <Text>We have told {provider} that they owe you an answer. You can call them and ask.</Text>
          <WhatRemains remaining={remaining} />
        </>
      ) : (
        <Text>Please talk to {learner}, and help with what to do next.</Text>
      )}
      <GoTo link={link}>
        {learner !== null ? 'See the choices' : remaining === 'nothing' ? 'Find another course' : 'See your choices'}
      </GoTo>
    </Layout>
  )
}
