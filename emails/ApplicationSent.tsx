import { Text } from '@react-email/components'
import { formatDay } from '~/kit/dates'
import { GoTo, Lines } from './Furniture'
import Layout from './Layout'

type Props = {
  name: string
  learner: string
  reference: string
  answerBy: string
  choices: { course: string; provider: string }[]
  link: string
}

/** Tells the learner, and a linked parent, that the application has gone. */
export default function ApplicationSent({ name, learner, reference, answerBy, choices, link }: Props) {
  const isOwn = name === learner
  return (
    <Layout title={isOwn ? 'Your application has been sent' : `${learner} has sent an application`}>
      <Text>Dear {name},</Text>
      <Text>{isOwn ? 'We have sent your application for:' : `${learner} has sent an application for:`}</Text>
      <Lines lines={choices.map(({ course, provider }) => `${course}, ${provider}`)} />
      <Text>The reference number is {reference}.</Text>
      <Text>
        Each place should answer by {formatDay(answerBy)}. {isOwn ? 'We will write to you when one does.' : ''}
      </Text>
      <GoTo link={link}>See what happens next</GoTo>
    </Layout>
  )
}
